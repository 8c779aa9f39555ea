using System.Text.Json.Serialization.Metadata;

namespace Slipway.Sdk.Capabilities;

/// <summary>
/// A capability as data: its names and its operations. Routes, stdio methods, environment names, audit actions, OpenAPI,
/// metrics and conformance checks are read from it.
/// </summary>
public sealed class Capability
{
    /// <summary>The canonical name, such as <c>incident</c>.</summary>
    public required string Name { get; init; }

    /// <summary>All names by which clients may call it in paths, the canonical one among them.</summary>
    public required IReadOnlyList<string> Spellings { get; init; }

    /// <summary>The interface that its providers implement.</summary>
    public required Type ProviderType { get; init; }

    /// <summary>The JSON contracts of its requests and answers.</summary>
    public required IJsonTypeInfoResolver Json { get; init; }

    /// <summary>The operations, in the order of the documentation.</summary>
    public required IReadOnlyList<Operation> Operations { get; init; }

    /// <summary>The middle part of its environment names: <c>OPSORCH_INCIDENT_PLUGIN</c>.</summary>
    public string EnvironmentName => Name.ToUpperInvariant();

    /// <summary>The error code when nothing serves it, such as <c>incident_provider_missing</c>.</summary>
    public string MissingCode => $"{Name}_provider_missing";

    /// <summary>The operation of that full name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Operation this[string operation] =>
        Operations.FirstOrDefault(candidate => candidate.Name == operation)
        ?? throw new KeyNotFoundException($"{Name} has no operation {operation}");
}
