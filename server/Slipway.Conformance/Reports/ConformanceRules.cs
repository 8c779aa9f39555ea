using Slipway.Conformance.Checks;
using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Conformance.Reports;

/// <summary>What a conformance run can find.</summary>
public static class ConformanceRules
{
    /// <summary>SLP7001.</summary>
    public static DiagnosticRule MustFailed { get; } = new("SLP7001", Error, "A conformance check failed",
        "The subject does not do what the contract promises. The message names the check and what was seen; docs/conformance.md lists the checks, and the report says why each exists and how a breach is mended.");

    /// <summary>SLP7002.</summary>
    public static DiagnosticRule MustSkipped { get; } = new("SLP7002", Error, "A conformance check could not be tried",
        "A must that was skipped is not a pass: nothing is known about it. The message says what was missing; often it is a line of the fixtures that the plugin ships under `conformance/`, or another check that failed first.");

    /// <summary>SLP7003.</summary>
    public static DiagnosticRule ShouldFailed { get; } = new("SLP7003", Warning, "Advice of the conformance kit is not followed",
        "A check of level should failed. It changes no verdict and no exit code, and it stands in the report.");

    /// <summary>SLP7004.</summary>
    public static DiagnosticRule NothingProven { get; } = new("SLP7004", Error, "An incomplete conformance run is not attached",
        "Evidence says that something was tried and what came of it. A run in which a must could not be tried has nothing to say about it; what is missing is named by SLP7002. A run that failed is attached: that, too, is a finding.");

    /// <summary>SLP7005.</summary>
    public static DiagnosticRule FixturesClash { get; } = new("SLP7005", Error, "Fixtures of two plugins contradict each other",
        "A server that is tried with the fixtures of all its plugins has one upstream and one folder. Two plugins give the same address, or the same file, another content, so that one of them would be tried with what the other needs. A path of its own keeps a plugin's answers apart: `{upstream}/NAME` in its configuration, and `/NAME` before the paths of its answers.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [MustFailed, MustSkipped, ShouldFailed, NothingProven, FixturesClash];

    /// <summary>The diagnostic of a check; null when it passed or nobody minds.</summary>
    public static Diagnostic? Of(ReportedCheck check) => check.Result.Outcome switch
    {
        CheckOutcome.Failed => (check.Check.Level == CheckLevel.Must ? MustFailed : ShouldFailed).At(null, $"{check.Name}: {check.Result.Detail}", check.Check.Remedy),
        CheckOutcome.Skipped when check.Check.Level == CheckLevel.Must => MustSkipped.At(null, $"{check.Name} was not tried: {check.Result.Detail}"),
        _ => null,
    };
}
