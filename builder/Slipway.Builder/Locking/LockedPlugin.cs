using Slipway.Builder.Resolution;

namespace Slipway.Builder.Locking;

/// <summary>A plugin as a lock has it.</summary>
/// <param name="Name">The name in manifest and plugin.yaml.</param>
/// <param name="Publisher">Who publishes it; empty when its package does not say.</param>
/// <param name="Module">Its package.</param>
/// <param name="Version">Its version.</param>
/// <param name="Metadata">The digest of its plugin.yaml; empty when it has none.</param>
/// <param name="Tier">Its tier.</param>
public sealed record LockedPlugin(string Name, string Publisher, PackageId Module, string Version, string Metadata, int Tier)
{
    /// <summary>Who signed its package; null where the policy does not ask.</summary>
    public string? SignedBy { get; init; }
}
