namespace Slipway.Sdk.Tasks.Reading;

/// <summary>One provider of a plugin assembly.</summary>
internal sealed record CompiledProvider(string Capability, string Name)
{
    public IReadOnlyList<string> Operations { get; init; } = [];

    public IReadOnlyList<string> Scope { get; init; } = [];

    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>The JSON Schema of its configuration; empty when it says nothing.</summary>
    public string ConfigurationSchema { get; init; } = "";

    /// <summary>The keys of its configuration.</summary>
    public IReadOnlyList<ConfigurationKey> Keys => ConfigurationKeys.Read(ConfigurationSchema);
}
