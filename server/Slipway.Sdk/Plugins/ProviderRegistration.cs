using System.Text.Json;
using Slipway.Sdk.Configuration;

namespace Slipway.Sdk.Plugins;

/// <summary>A provider that a plugin offers: what it declares, how its configuration is checked, how it is made.</summary>
public sealed class ProviderRegistration
{
    /// <summary>The capability it serves.</summary>
    public required string Capability { get; init; }

    /// <summary>The name by which operators choose it.</summary>
    public required string Name { get; init; }

    /// <summary>The short names of the operations it offers; others answer <c>not_implemented</c>.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The members of the query scope that it honours.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>The filters that it honours.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>The JSON Schema of its configuration.</summary>
    public required string ConfigurationSchema { get; init; }

    /// <summary>All that is wrong with a configuration.</summary>
    public required Func<JsonElement, IReadOnlyList<ConfigurationProblem>> Validate { get; init; }

    /// <summary>Makes the provider from a valid configuration; throws <see cref="ConfigurationException"/> otherwise.</summary>
    public required Func<JsonElement, ProviderContext, object> Create { get; init; }
}
