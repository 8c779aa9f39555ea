using System.Collections.Immutable;
using Slipway.Trust.Advisories.Vex;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>What people have decided about findings.</summary>
public sealed record ScanDecisions
{
    /// <summary>Nobody has decided anything.</summary>
    public static ScanDecisions None { get; } = new();

    /// <summary>Weaknesses that are ignored for a time.</summary>
    public ImmutableArray<IgnoreRule> Ignores { get; init; } = [];

    /// <summary>Statements about products, the later ones stronger.</summary>
    public ImmutableArray<VexStatement> Statements { get; init; } = [];
}
