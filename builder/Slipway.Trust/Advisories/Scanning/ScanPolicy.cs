using System.Collections.Immutable;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>What a scan may find without stopping anything.</summary>
public sealed record ScanPolicy
{
    /// <summary>The severity from which a finding that stands is a failure; null lets all pass.</summary>
    public Severity? FailOn { get; init; } = Severity.High;

    /// <summary>Whether a finding of unknown severity is a failure.</summary>
    public bool FailOnUnscored { get; init; } = true;

    /// <summary>Whether only findings that an update heals are failures.</summary>
    public bool OnlyFixable { get; init; }

    /// <summary>Whether components that could not be checked are failures.</summary>
    public bool FailOnUnchecked { get; init; }

    /// <summary>How old the database may be; null for any age.</summary>
    public TimeSpan? LargestDatabaseAge { get; init; }

    /// <summary>Whether a scan that did not run is a failure.</summary>
    public bool DatabaseRequired { get; init; } = true;

    /// <summary>Everything in a report that the policy does not allow.</summary>
    public ImmutableArray<TrustProblem> Judge(ScanReport report) =>
    [
        .. JudgeRun(report),
        .. report.Open.Select(JudgeFinding).OfType<TrustProblem>(),
        .. report.Notes.Where(note => note.Id == "SLP6311"),
    ];

    /// <summary>What the policy does not allow of the scan itself, whatever was found.</summary>
    public ImmutableArray<TrustProblem> JudgeRun(ScanReport report) => report.Ran
        ? [.. Coverage(report), .. Age(report), .. FailOnUnchecked ? report.Unchecked.Select(component => AdvisoryProblems.NotChecked(component.Ref, component.Reason)) : []]
        : DatabaseRequired ? [AdvisoryProblems.NoDatabase("the advisory database")] : [];

    /// <summary>Why the policy does not allow a finding that stands; null when it does.</summary>
    public TrustProblem? JudgeFinding(Finding finding) =>
        !Fails(finding) ? null
        : finding.Severity is Severity.Unscored ? AdvisoryProblems.Unscored(finding.Id, finding.Package.ToString(), finding.Advice)
        : AdvisoryProblems.Vulnerable(finding.Id, finding.Package.ToString(), finding.Severity.Word(), finding.Advice);

    private bool Fails(Finding finding) =>
        (!OnlyFixable || finding.FixedIn is not null)
        && (finding.Severity is Severity.Unscored
            ? FailOnUnscored && FailOn is not null : FailOn is { } threshold && finding.Severity >= threshold);

    // Somebody named a database: one of other things must not switch the check off.
    private static IEnumerable<TrustProblem> Coverage(ScanReport report) =>
        report.IsComplete ? []
        : report.Uncovered.Count > 0 ? [AdvisoryProblems.NoDatabase("the advisory database", $"It holds nothing about {string.Join(", ", report.Uncovered.Keys)}")]
        : [AdvisoryProblems.NothingToAsk(report.Unchecked.Length)];

    private IEnumerable<TrustProblem> Age(ScanReport report) =>
        LargestDatabaseAge is { } && report.DatabaseTime is { } future && future > report.Time.AddDays(1) ? [AdvisoryProblems.OfTheFuture(future)]
        : LargestDatabaseAge is { } allowed && report.DatabaseTime is { } newest && report.Time - newest is var age && age > allowed
            ? [AdvisoryProblems.TooOld(newest, age, allowed)]
            : [];
}
