namespace Slipway.Images.Registries.Content;

/// <summary>The answer to a question for a manifest: it, or that there is none, or that it is still the known one.</summary>
internal sealed record ManifestAnswer
{
    public static ManifestAnswer Missing { get; } = new();

    public static ManifestAnswer Unchanged { get; } = new() { IsUnchanged = true };

    public FetchedManifest? Manifest { get; private init; }

    public bool IsUnchanged { get; private init; }

    public static ManifestAnswer Of(FetchedManifest manifest) => new() { Manifest = manifest };
}
