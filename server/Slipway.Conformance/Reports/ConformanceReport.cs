using Slipway.Conformance.Checks;
using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Reports;

/// <summary>What a run found. It holds no times: the same subject, checked by the same kit, gives the same report.</summary>
public sealed record ConformanceReport
{
    /// <summary>The name and version of the kit.</summary>
    public required string Kit { get; init; }

    /// <summary>The digest of the checks.</summary>
    public required string ChecksDigest { get; init; }

    /// <summary>Which checks were to be run.</summary>
    public required string Profile { get; init; }

    /// <summary>The framework API that was checked.</summary>
    public required string Contract { get; init; }

    /// <summary>What was checked.</summary>
    public required string Target { get; init; }

    /// <summary>The digests that the report is bound to.</summary>
    public required IReadOnlyList<ReportedSubject> Subjects { get; init; }

    /// <summary>The server that was tested; null when nobody knows which it was.</summary>
    public ReportedServer? Server { get; init; }

    /// <summary>What was served, as <c>capability/provider</c>.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>The checks, sorted by id and capability.</summary>
    public required IReadOnlyList<ReportedCheck> Checks { get; init; }

    /// <summary>What it comes to.</summary>
    public ConformanceVerdict Verdict =>
        Checks.Any(check => check.IsInTheWay && check.Result.Outcome == CheckOutcome.Failed) ? ConformanceVerdict.Failed
        : Checks.Any(check => check.IsInTheWay) || !Checks.Any(check => check.Result.Outcome == CheckOutcome.Passed) ? ConformanceVerdict.Incomplete
        : ConformanceVerdict.Passed;

    /// <summary>The verdict as a word.</summary>
    public string VerdictWord => Verdict.ToString().ToLowerInvariant();

    /// <summary>How many checks ended so.</summary>
    public int Count(CheckOutcome outcome) => Checks.Count(check => check.Result.Outcome == outcome);

    internal static ConformanceReport Of(ConformanceSubject subject, IReadOnlyList<ServedCapability> capabilities, IEnumerable<ReportedCheck> checks) => new()
    {
        Kit = $"Slipway.Conformance {typeof(ConformanceReport).Assembly.GetName().Version?.ToString(3)}",
        ChecksDigest = ConformanceChecks.Digest,
        Profile = subject.Profile.Name,
        Contract = FrameworkV1.Name,
        Target = subject.Name,
        Server = subject.Server,
        Subjects = [.. subject.Digests.OrderBy(digest => digest.Name, StringComparer.Ordinal)],
        Providers = [.. capabilities.Select(capability => $"{capability.Name}/{capability.Provider}").Order(StringComparer.Ordinal)],
        Checks = [.. checks.OrderBy(check => check.Check.Id, StringComparer.Ordinal).ThenBy(check => check.Capability, StringComparer.Ordinal)],
    };
}
