using System.Collections.Immutable;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>A known weakness of a package that is there.</summary>
public sealed record Finding
{
    /// <summary>The id that it goes by: the CVE if there is one.</summary>
    public required string Id { get; init; }

    /// <summary>All ids of the same weakness, in ordinal order.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>The package.</summary>
    public required ScannedPackage Package { get; init; }

    /// <summary>One line about it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; }

    /// <summary>The CVSS score, when there is one.</summary>
    public double? Score { get; init; }

    /// <summary>The CVSS vector, when there is one.</summary>
    public string? Vector { get; init; }

    /// <summary>The first version that is fixed; null when none is.</summary>
    public string? FixedIn { get; init; }

    /// <summary>Where to read more.</summary>
    public required string Url { get; init; }

    /// <summary>The shortest way from the thing scanned to the package, as refs, both ends included.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>What became of it.</summary>
    public FindingState State { get; init; }

    /// <summary>Why it does not stand, when it does not; or what is known about it so far.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when it is ignored.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether an id means this weakness.</summary>
    public bool Is(string id) => Aliases.Contains(id, StringComparer.OrdinalIgnoreCase);

    /// <summary>What to do, in a sentence.</summary>
    public string Advice => FixedIn is { } version
        ? $"Update {Package.Name} to {version} or later."
        : $"No fixed version of {Package.Name} is known: replace it, or state why it does not matter here.";
}
