namespace Slipway.Builder.Bundles;

/// <summary>A file of this machine that goes into a bundle.</summary>
/// <param name="Path">Where it lies in the place that an import leaves.</param>
/// <param name="Role">What it is for.</param>
/// <param name="File">Where it lies here.</param>
internal sealed record SourceFile(string Path, string Role, string File)
{
    /// <summary>Which package it is, for one.</summary>
    public BundledPackage? Package { get; init; }

    /// <summary>When it was last changed, where its age means something and its content does not state it.</summary>
    public long? Modified { get; init; }
}
