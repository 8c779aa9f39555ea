using System.Collections.Immutable;

namespace Slipway.Trust.Advisories.Osv;

/// <summary>An advisory as a database of the OSV format tells it.</summary>
/// <remarks>https://ossf.github.io/osv-schema/</remarks>
public sealed record OsvAdvisory(string Id)
{
    /// <summary>Other ids of the same weakness.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>One line about it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>How bad it is, by the score, else by what the database says in words.</summary>
    public Severity Severity { get; init; }

    /// <summary>The CVSS base score, when there is a vector that can be computed.</summary>
    public double? Score { get; init; }

    /// <summary>The CVSS vector, of whatever version.</summary>
    public string? Vector { get; init; }

    /// <summary>What is affected.</summary>
    public ImmutableArray<OsvAffected> Affected { get; init; } = [];

    /// <summary>Where to read more.</summary>
    public string Url => Id.StartsWith("GHSA-", StringComparison.Ordinal) ? $"https://github.com/advisories/{Id}" : $"https://osv.dev/vulnerability/{Id}";
}
