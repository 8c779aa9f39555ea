using Slipway.Generator.Equality;

namespace Slipway.Generator.Host;

/// <summary>A plugin that a reference carries, as its own assembly attributes describe it.</summary>
internal sealed record ReferencedPlugin
{
    public required string Publisher { get; init; }

    public required string Name { get; init; }

    public required string FrameworkApi { get; init; }

    /// <summary>The simple name of the assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>The informational version of the assembly, without build metadata.</summary>
    public required string Version { get; init; }

    /// <summary>The plugin type as the attribute names it.</summary>
    public required string TypeName { get; init; }

    /// <summary>The plugin type from the root, or null when it has no method to register with.</summary>
    public required string? Type { get; init; }

    /// <summary>The providers as <c>capability/name</c>, ordinally.</summary>
    public required EquatableArray<string> Providers { get; init; }

    /// <summary>The permissions that it declares.</summary>
    public required EquatableArray<string> Permissions { get; init; }

    /// <summary>The hosts that it declares to talk to.</summary>
    public required EquatableArray<string> OutboundHosts { get; init; }

    public string Identity => $"{Publisher}/{Name}";
}
