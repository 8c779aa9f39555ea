namespace Slipway.Server.Tests.Soak;

/// <summary>The soak of scripts/soak-server in its short form; the long one is run by hand (docs/benchmarks-server.md).</summary>
public sealed class SoakScriptTests
{
    [Fact]
    public async Task Soak_OfFiftyThousandRequests_LeavesNothingBehind()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SLIPWAY_TEST_ALL") == "1", "slow: test --all runs it");
        _ = Tool.Require("gcc", "gcc");

        var result = await CommandRunner.RunAsync(
            Repository.PathOf("scripts/soak-server"), ["50000"], timeout: TimeSpan.FromMinutes(5));

        Assert.True(result.ExitCode == 0, result.All);
        Assert.DoesNotContain("NO", result.Output, StringComparison.Ordinal);
    }
}
