using System.Collections.Immutable;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>What a scan found, and of what it could not say anything.</summary>
public sealed record ScanReport
{
    /// <summary>Whether databases were asked at all.</summary>
    public required bool Ran { get; init; }

    /// <summary>When the scan was: an input.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The newest change in the database; null when there was none.</summary>
    public DateTimeOffset? DatabaseTime { get; init; }

    /// <summary>How many packages were looked up.</summary>
    public int Packages { get; init; }

    /// <summary>All findings, also those that do not stand; worst first.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Components that no database was asked about.</summary>
    public ImmutableArray<UncheckedComponent> Unchecked { get; init; } = [];

    /// <summary>The ecosystems among them of which the database knows no advisory at all, and how many packages are of each.</summary>
    public ImmutableSortedDictionary<string, int> Uncovered { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Rules that no longer hold, or that nothing matched.</summary>
    public ImmutableArray<TrustProblem> Notes { get; init; } = [];

    /// <summary>Whether a database was asked that could know of something: it speaks of .NET's packages, where there are any, and of one package at least.</summary>
    public bool IsComplete => Ran && Packages > 0 && !Uncovered.ContainsKey(PackagesToScan.NuGet);

    /// <summary>The findings that stand.</summary>
    public IEnumerable<Finding> Open => Findings.Where(finding => finding.State is FindingState.Open);

    /// <summary>A scan that did not run, because there was no database.</summary>
    public static ScanReport NotRun(DateTimeOffset time) => new() { Ran = false, Time = time };
}
