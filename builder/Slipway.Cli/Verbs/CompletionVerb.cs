using System.CommandLine;
using Slipway.Cli.Terminal;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway completion SHELL</c>: the script that lets a shell complete verbs and options.</summary>
internal static class CompletionVerb
{
    public static Command Create(Edge edge)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or powershell" };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command("completion", "Print the completion script of a shell") { shell };
        VerbRun.Bind(command, edge, (run, _) => run.AnswerAsync(CompletionScripts.For(run.Parsed.GetRequiredValue(shell)).TrimEnd('\n')));
        return command;
    }
}
