using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Policy;

/// <summary>What a build must keep to: bases, feeds, tiers, advisories, licences, signatures.</summary>
public sealed record BuildPolicy
{
    /// <summary>The tiers that plugins may have.</summary>
    public IReadOnlyList<int> Tiers { get; init; } = [1, 2, 3];

    /// <summary>The policy of a manifest, or the built-in one; null when a diagnostic of severity error was added.</summary>
    public static BuildPolicy? For(ServerManifest manifest, DateOnly today, DiagnosticBag bag) => new();
}
