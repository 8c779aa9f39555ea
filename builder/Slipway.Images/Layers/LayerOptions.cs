namespace Slipway.Images.Layers;

/// <summary>What else decides the bytes of a layer, and how fast they come.</summary>
public sealed record LayerOptions
{
    /// <summary>The modification time of every entry, in whole seconds.</summary>
    public DateTimeOffset Time { get; init; } = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>zlib's level, 0 to 9. It changes the blob's digest, never the diffID.</summary>
    public int CompressionLevel { get; init; } = 6;

    /// <summary>How many members are compressed at once. It changes no byte.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether the digest of each file is computed too, for a caller who lists files.</summary>
    public bool HashFiles { get; init; }
}
