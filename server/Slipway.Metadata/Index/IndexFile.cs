namespace Slipway.Metadata.Index;

/// <summary>A file of an index: its path relative to the index, with forward slashes, and its bytes.</summary>
public sealed record IndexFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The name that diagnostics show; the path unless somebody knows better.</summary>
    public string ShownAs { get; init; } = Path;
}
