using Slipway.Conformance.Checks;

namespace Slipway.Conformance.Reports;

/// <summary>How a check ended, of a capability or of the whole target.</summary>
/// <param name="Check">The check.</param>
/// <param name="Capability">The capability; null for the whole target.</param>
/// <param name="Result">How it ended.</param>
public sealed record ReportedCheck(ConformanceCheck Check, string? Capability, CheckResult Result)
{
    /// <summary>Whether it keeps the run from passing: a must that failed, or was skipped.</summary>
    public bool IsInTheWay => Check.Level == CheckLevel.Must && Result.Outcome != CheckOutcome.Passed;

    /// <summary>The check and what it was asked of, for people.</summary>
    public string Name => Capability is null ? Check.Id : $"{Check.Id} ({Capability})";

    internal static ReportedCheck Of(ConformanceCheck check, string? capability, CheckResult result) => new(check, capability, result);
}
