using System.Collections.Immutable;

namespace Slipway.Trust.Sarif;

/// <summary>A kind of result.</summary>
internal sealed record SarifRule(string Id, string Title, string Description, string Help)
{
    /// <summary>The number by which GitHub sorts, for weaknesses.</summary>
    public string? SecuritySeverity { get; init; }

    public ImmutableArray<string> Tags { get; init; } = ["security"];
}
