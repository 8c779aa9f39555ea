namespace Slipway.Sdk.Plugins;

/// <summary>A plugin that is compiled into a server. The host generator emits one for each, as data.</summary>
public sealed record PluginDescription
{
    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>The id of its package.</summary>
    public required string PackageId { get; init; }

    /// <summary>The content hash of its package, base64 SHA-512; empty when it was not built from a package.</summary>
    public required string PackageHash { get; init; }

    /// <summary>Its tier: 1 built in, 2 supported, 3 community.</summary>
    public required int Tier { get; init; }

    /// <summary>The framework API it was compiled for.</summary>
    public required string FrameworkApi { get; init; }

    /// <summary>Its providers, as <c>capability/name</c>.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>The permissions that it declares; they are checked by reading, not enforced.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>The hosts that it declares to talk to, as plugin.yaml writes them.</summary>
    public IReadOnlyList<string> OutboundHosts { get; init; } = [];

    /// <summary>Its status in the index it was taken from: <c>active</c>, <c>deprecated</c>, <c>insecure</c> or <c>removed</c>.</summary>
    public string Status { get; init; } = "active";
}
