using System.CommandLine;
using Slipway.Cli.Upkeep;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway outdated M</c>: which newer versions a manifest can take, proven, and why not others. It writes nothing.</summary>
internal static class OutdatedVerb
{
    public static Command Create(Edge edge)
    {
        var newer = new NewerVersions();
        var exitCode = new Option<bool>("--exit-code") { Description = "End with 100 when something newer can be taken" };
        var command = newer.Command("outdated", "Say which newer versions a manifest can take, with proof that they build, and why not others");
        command.Add(exitCode);
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            var report = await newer.FindAsync(run, take: null, token);
            run.Result = report is { Update.Moves: true } && run.Parsed.GetValue(exitCode) ? ExitCode.Changed : null;
        });
        return command;
    }
}
