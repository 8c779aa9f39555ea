using Slipway.Images.Composition;

namespace Slipway.Images.Layouts;

/// <summary>How an image is named in a layout or archive, and what lies beside it.</summary>
public sealed record LayoutOptions
{
    /// <summary>The tag: what tools write after the path, <c>oci:DIR:TAG</c>. The image's version, usually.</summary>
    public required string Tag { get; init; }

    /// <summary>The repository, when it is known; engines then load the image under its whole name.</summary>
    public ImageReference? Repository { get; init; }

    /// <summary>Artifacts about the image.</summary>
    public IReadOnlyList<Artifact> Referrers { get; init; } = [];
}
