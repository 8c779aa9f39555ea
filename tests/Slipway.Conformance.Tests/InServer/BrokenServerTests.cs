using Slipway.Conformance.Checks;

namespace Slipway.Conformance.Tests;

/// <summary>As <see cref="BrokenToyTests"/>, for what only a server can break, or only in a server can be seen.</summary>
public sealed class BrokenServerTests
{
    public static TheoryData<string> Ids => [.. ConformanceChecks.All.Where(check => !BrokenToyTests.IsInProcess(check)).Select(check => check.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Toy_ThatBreaksARuleOfServers_IsCaughtByItsCheckAlone(string id) =>
        ToyVerdict.AssertCaught(id, await ToyRun.RunAsync(ToyRun.InServer(id) with { Between = inner => new FaultyAnswers(id, inner) }));

    [Fact]
    public async Task Toy_ThatBreaksNothing_PassesInAServer()
    {
        var report = await ToyRun.RunAsync(ToyRun.InServer(""));

        ToyVerdict.AssertPassed(report);
        // Every check of the kit was tried.
        Assert.Equal(ConformanceChecks.All.Select(check => check.Id).Order(StringComparer.Ordinal), report.Checks.Select(check => check.Check.Id).Distinct());
    }
}
