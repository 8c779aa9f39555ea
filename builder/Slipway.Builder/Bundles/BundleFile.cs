using Slipway.Images;

namespace Slipway.Builder.Bundles;

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Where it lies in the place that an import leaves.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Digest">The digest of its bytes.</param>
/// <param name="Size">How many there are.</param>
public sealed record BundleFile(string Path, string Role, Digest Digest, long Size)
{
    /// <summary>The package's id, version and content hash, for one.</summary>
    public BundledPackage? Package { get; init; }

    /// <summary>When it was last changed, in seconds since 1970, where its age means something and its content does not state it.</summary>
    public long? Modified { get; init; }

    /// <summary>The descriptor by which the bundle's manifest names it.</summary>
    internal Descriptor Descriptor => new(BundleNames.FileType, Digest, Size)
    {
        Annotations = Descriptor.NoAnnotations.Add(BundleNames.PathAnnotation, Path),
    };
}
