using Slipway.Metadata.Tiers;
using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>A version of a plugin: a row.</summary>
public sealed record MatrixRow
{
    /// <summary><c>publisher/name</c>.</summary>
    public required string Plugin { get; init; }

    /// <summary>The id of its package.</summary>
    public required string Module { get; init; }

    /// <summary>The version.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>The content hash of its package, base64.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The tier that its evidence carries, never more than it claims.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Whether it should be used: active, deprecated, insecure, removed.</summary>
    public required string Status { get; init; }

    /// <summary>Its cells, in the order of the servers.</summary>
    public required IReadOnlyList<MatrixCell> Cells { get; init; }

    internal string ShownAs => $"{Plugin} {Version}";
}
