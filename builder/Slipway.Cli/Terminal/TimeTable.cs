using System.Globalization;
using System.Text;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Terminal;

/// <summary>What of a build took how long, stage by stage, and what the cache had.</summary>
internal static class TimeTable
{
    public static string Of(IReadOnlyList<StageReport> stages, IReadOnlyList<BuildStep> steps)
    {
        var text = new StringBuilder();
        foreach (var stage in stages)
        {
            Line(text, stage.Stage.ToString().ToLowerInvariant(), stage.Time, stage.Summary);
            foreach (var step in steps.Where(step => step.Stage == stage.Stage))
            {
                Line(text, "  " + step.Name, step.Time, step.FromCache switch { true => "from the cache", false => "made", null => "" });
            }
        }

        Line(text, "all stages", new TimeSpan(stages.Sum(stage => stage.Time.Ticks)), "");
        return text.ToString().TrimEnd('\n');
    }

    private static void Line(StringBuilder text, string name, TimeSpan time, string note) =>
        text.Append(string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds,9:0.0} ms  {name,-40} {note}").TrimEnd()).Append('\n');
}
