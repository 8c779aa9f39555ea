using Slipway.Conformance.Checks;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Tests;

/// <summary>The kit proves itself: for each check a toy that breaks just its rule, and each is caught by just that check.</summary>
public sealed class BrokenToyTests
{
    // The server itself keeps providers to what they declare; only a damaged server breaks the rule.
    private static readonly string[] OnlyInServer = ["contract.undeclared"];

    public static TheoryData<string> InProcess => [.. ConformanceChecks.All.Where(IsInProcess).Select(check => check.Id)];

    [Theory]
    [MemberData(nameof(InProcess))]
    public async Task Toy_ThatBreaksARuleOfProviders_IsCaughtByItsCheckAlone(string id) => ToyVerdict.AssertCaught(id, await ToyRun.RunAsync(ToyRun.InProcess(id)));

    [Fact]
    public async Task Toy_ThatBreaksNothing_PassesInProcess() => ToyVerdict.AssertPassed(await ToyRun.RunAsync(ToyRun.InProcess("")));

    internal static bool IsInProcess(ConformanceCheck check) => ConformanceProfile.Provider.Has(check) && !OnlyInServer.Contains(check.Id);
}
