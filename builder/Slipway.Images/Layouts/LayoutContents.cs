using Slipway.Images.Composition;

namespace Slipway.Images.Layouts;

/// <summary>What a layout holds that holds more than one image and what is about it.</summary>
public sealed record LayoutContents
{
    /// <summary>The images, each under a name of its own, in the order in which they are listed.</summary>
    public IReadOnlyList<NamedImage> Images { get; init; } = [];

    /// <summary>Whether layers are copied even where a second name of the same file would do: for files that somebody else may write to.</summary>
    public bool CopiesLayers { get; init; }

    /// <summary>Manifests that are no images, with their small blobs, listed after the images.</summary>
    public IReadOnlyList<Artifact> Artifacts { get; init; } = [];

    /// <summary>Blobs of these that are files of this machine: they are copied and verified, so that nobody who changes the file changes the layout.</summary>
    public IReadOnlyList<SourceBlob> Blobs { get; init; } = [];
}
