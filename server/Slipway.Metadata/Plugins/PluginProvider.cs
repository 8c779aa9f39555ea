namespace Slipway.Metadata.Plugins;

/// <summary>A provider of one capability, and how much of it it honours.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="Name">The name by which operators choose it.</param>
public sealed record PluginProvider(string Capability, string Name)
{
    /// <summary>The path, within the package, of the JSON Schema of its configuration; null when it takes none.</summary>
    public string? Configuration { get; init; }

    /// <summary>The operations that it honours, without the capability's name.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>The scope fields that its queries honour.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>The filter operators that its queries honour.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];
}
