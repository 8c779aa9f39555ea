using System.Globalization;
using Slipway.Builder.Pipeline;
using Spectre.Console;

namespace Slipway.Cli.Terminal;

/// <summary>The stages on a terminal: a line for each that ended, and a moving one for what happens now.</summary>
internal sealed class LiveStages(TextWriter writer, bool colours) : IBuildObserver
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = AnsiSupport.Yes,
        ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.Yes,
    });

    private StatusContext? _status;

    /// <summary>Shows the moving line while a build goes on.</summary>
    public Task<BuildOutcome> WatchAsync(Func<Task<BuildOutcome>> build) =>
        _console.Status().StartAsync("starting", status =>
        {
            _status = status;
            return build();
        });

    public void StageStarted(BuildStage stage) => _status?.Status(Name(stage));

    public void StageEnded(StageReport report)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{Name(report.Stage),-9} {report.Summary,-48} {report.Time.TotalSeconds,6:0.00} s");
        _console.MarkupLine(report.Summary == "failed" ? $"[red]{Markup.Escape(line)}[/]" : Markup.Escape(line));
    }

    private static string Name(BuildStage stage) => stage.ToString().ToLowerInvariant();
}
