using Slipway.Generator.Equality;

namespace Slipway.Generator.Host;

/// <summary>A plugin of the host's table.</summary>
internal sealed record HostPlugin
{
    public required string Publisher { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string PackageId { get; init; }

    public required string PackageHash { get; init; }

    public required int Tier { get; init; }

    public required string FrameworkApi { get; init; }

    /// <summary>The plugin type from the root.</summary>
    public required string Type { get; init; }

    public required EquatableArray<string> Providers { get; init; }

    public required EquatableArray<string> Permissions { get; init; }

    public required EquatableArray<string> OutboundHosts { get; init; }

    public string Identity => $"{Publisher}/{Name}";
}
