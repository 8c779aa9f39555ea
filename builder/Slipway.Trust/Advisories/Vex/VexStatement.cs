using System.Collections.Immutable;

namespace Slipway.Trust.Advisories.Vex;

/// <summary>What somebody who knows a product says about a weakness and it.</summary>
/// <param name="Vulnerability">The id of the weakness.</param>
/// <param name="Status">What is said.</param>
public sealed record VexStatement(string Vulnerability, VexStatus Status)
{
    /// <summary>Other ids of the weakness.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>What it is said of: package URLs or refs; with components, only these within the products.</summary>
    public ImmutableArray<VexProduct> Products { get; init; } = [];

    /// <summary>The reason, by OpenVEX's word.</summary>
    public string? Justification { get; init; }

    /// <summary>The reason, or what to do, in words.</summary>
    public string? Comment { get; init; }

    /// <summary>Status and reason in one line.</summary>
    public string Explanation => string.Join(": ", new[] { VexWords.Of(Status), Justification, Comment }.OfType<string>());

    /// <summary>Whether it is about a weakness of this id.</summary>
    public bool IsAbout(string id) => Vulnerability.Equals(id, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(id, StringComparer.OrdinalIgnoreCase);
}
