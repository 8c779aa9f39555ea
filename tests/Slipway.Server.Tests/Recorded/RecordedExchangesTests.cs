namespace Slipway.Server.Tests.Recorded;

/// <summary>
/// The recorded exchanges of the original, replayed against the stock server without plugins: all but those that record a
/// defect. What differs is in docs/compatibility-with-opsorch.md.
/// </summary>
public sealed class RecordedExchangesTests
{
    [Fact]
    public async Task Exchanges_OfTheOriginal_AreAnsweredTheSame()
    {
        var python = Tool.Require("python3", "python3");
        var server = Repository.PathOf("artifacts/bin/OpsServerCore/release/ops-server");

        var result = await CommandRunner.RunAsync(
            python,
            [
                Repository.PathOf("tests/opsorch/replay.py"), "--cases", Repository.PathOf("tests/opsorch/cases.json"),
                "--server-cmd", server, "--mock", Repository.PathOf("tests/opsorch/mockplugin.py"), "--no-quirks", "--lenient",
            ],
            timeout: TimeSpan.FromMinutes(5));

        Assert.True(result.ExitCode == 0, result.All);
        Assert.EndsWith("179 passed, 0 failed\n", result.Output, StringComparison.Ordinal);
    }
}
