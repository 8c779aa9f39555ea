namespace Slipway.Images.Registries.Content;

/// <summary>Whether a manifest is there, and which one.</summary>
internal sealed record ManifestPresence(bool Exists, Digest? Digest)
{
    public static ManifestPresence No { get; } = new(false, null);
}
