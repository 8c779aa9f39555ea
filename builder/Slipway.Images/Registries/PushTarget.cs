namespace Slipway.Images.Registries;

/// <summary>Where an image goes: a repository and the tags that shall point to it. Without a tag it is there by its digest only.</summary>
public sealed record PushTarget(ImageReference Repository, IReadOnlyList<string> Tags)
{
    /// <summary>Repositories of the same registry that may have layers of the image.</summary>
    public IReadOnlyList<ImageReference> MountFrom { get; init; } = [];

    /// <summary>The target that a reference names: its tag, if it has one.</summary>
    public static PushTarget Of(ImageReference reference) => new(reference, reference.Tag is { } tag ? [tag] : []);
}
