using Slipway.Conformance.Checks;
using Slipway.Conformance.Reports;

namespace Slipway.Conformance.Tests;

/// <summary>What a run over a toy must have come to.</summary>
internal static class ToyVerdict
{
    public static void AssertCaught(string id, ConformanceReport report)
    {
        var failed = report.Checks.Where(check => check.Result.Outcome == CheckOutcome.Failed).ToList();
        Assert.True(failed.Select(check => check.Check.Id).Distinct().SequenceEqual([id]), $"{id} is caught by: {Told(report)}");
        Assert.All(failed, check => Assert.False(string.IsNullOrWhiteSpace(check.Result.Detail)));
        var isMust = ConformanceChecks.All.Single(check => check.Id == id).Level == CheckLevel.Must;
        Assert.Equal(isMust ? ConformanceVerdict.Failed : ConformanceVerdict.Passed, report.Verdict);
    }

    public static void AssertPassed(ConformanceReport report)
    {
        Assert.True(report.Checks.All(check => check.Result.Outcome == CheckOutcome.Passed), Told(report));
        Assert.Equal(ConformanceVerdict.Passed, report.Verdict);
    }

    private static string Told(ConformanceReport report) => string.Join('\n', report.Checks
        .Where(check => check.Result.Outcome != CheckOutcome.Passed)
        .Select(check => $"{check.Name} {check.Result.Outcome}: {check.Result.Detail}"));
}
