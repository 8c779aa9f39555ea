using Slipway.Builder.Pipeline;
using Slipway.Cli.Terminal;

namespace Slipway.Cli.Tests;

public sealed class LiveStagesTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Watch_FailedStage_IsRedOnlyWhereColoursAreWelcome(bool colours, bool red)
    {
        using var writer = new StringWriter();
        var live = new LiveStages(writer, colours);

        await live.WatchAsync(() =>
        {
            live.StageStarted(BuildStage.Resolve);
            live.StageEnded(new StageReport(BuildStage.Resolve, TimeSpan.FromSeconds(1.5), "failed"));
            return Task.FromResult(new BuildOutcome());
        });

        Assert.Contains("resolve   failed", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("  1.50 s", writer.ToString(), StringComparison.Ordinal);
        Assert.Equal(red, writer.ToString().Contains("\u001b[31m", StringComparison.Ordinal) || writer.ToString().Contains("\u001b[91m", StringComparison.Ordinal) || writer.ToString().Contains("\u001b[38;5;9m", StringComparison.Ordinal));
    }
}
