using Slipway.Generator.Equality;

namespace Slipway.Generator.Plugin;

/// <summary>A provider as its author declared it.</summary>
internal sealed record ProviderDeclaration
{
    /// <summary>The name by which operators choose it.</summary>
    public required string Name { get; init; }

    /// <summary>The class, from the root.</summary>
    public required string Type { get; init; }

    /// <summary>The arguments of its constructor, in order.</summary>
    public required EquatableArray<ConstructorArgument> Constructor { get; init; }

    /// <summary>The configuration record that it takes, from the root; null when it takes none.</summary>
    public required string? Configuration { get; init; }

    /// <summary>What it serves, in the order of the names.</summary>
    public required EquatableArray<ServedCapability> Capabilities { get; init; }

    public required EquatableArray<string> Scope { get; init; }

    public required EquatableArray<string> Filters { get; init; }
}
