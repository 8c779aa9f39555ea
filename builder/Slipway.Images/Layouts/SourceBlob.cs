namespace Slipway.Images.Layouts;

/// <summary>A blob whose bytes are those of a file on this machine.</summary>
/// <param name="Descriptor">How manifests name it.</param>
/// <param name="Path">The file.</param>
public sealed record SourceBlob(Descriptor Descriptor, string Path);
