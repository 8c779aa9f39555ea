using System.Text.Json.Nodes;

namespace Slipway.Conformance.Fixtures;

/// <summary>A provider of a fixture.</summary>
/// <param name="Capability">The capability that it serves.</param>
/// <param name="Provider">Its name.</param>
/// <param name="Config">Its configuration.</param>
public sealed record FixtureProvider(string Capability, string Provider, JsonObject Config)
{
    /// <summary>The key that a refusal of this configuration names, when it is a wrong one.</summary>
    public string? Names { get; init; }

    /// <summary>The configuration as JSON, for an upstream at this address and a folder of files, once that is known.</summary>
    public string ConfigFor(Uri? upstream, string folder = FixtureFile.Folder) =>
        Config.ToJsonString().Replace(FixtureFile.Folder, folder, StringComparison.Ordinal).Replace("{upstream}", upstream?.AbsoluteUri.TrimEnd('/') ?? "http://127.0.0.1:9", StringComparison.Ordinal);
}
