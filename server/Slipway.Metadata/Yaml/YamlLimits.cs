namespace Slipway.Metadata.Yaml;

/// <summary>How much a file may hold, so that hostile input costs bounded time and memory.</summary>
public sealed record YamlLimits
{
    /// <summary>The limits of every format of ours unless it says otherwise.</summary>
    public static YamlLimits Default { get; } = new();

    /// <summary>Bytes of the file.</summary>
    public int Bytes { get; init; } = 1024 * 1024;

    /// <summary>Lists and mappings within one another.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Scalars, lists and mappings together.</summary>
    public int Nodes { get; init; } = 50_000;

    /// <summary>Problems after which reading stops.</summary>
    public int Problems { get; init; } = 50;
}
