using System.Globalization;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Terminal;

/// <summary>One plain line a stage, for logs.</summary>
internal sealed class StageLines(TextWriter writer) : IBuildObserver
{
    public void StageStarted(BuildStage stage)
    {
    }

    public void StageEnded(StageReport report) => writer.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{report.Stage.ToString().ToLowerInvariant(),-9} {report.Summary,-48} {report.Time.TotalSeconds,6:0.00} s"));
}
