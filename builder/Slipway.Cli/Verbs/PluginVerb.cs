using System.CommandLine;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway plugin new</c>, <c>check</c> and <c>pack</c>: for authors of plugins.</summary>
internal static class PluginVerb
{
    public static Command Create(Edge edge) => new("plugin", "For authors of plugins") { PluginNew.Create(edge), PluginCheck.Create(edge), PluginPack.Create(edge) };

    /// <summary>Tells what was found, and then once for each rule that was broken why there is one; the remedy stands at each place.</summary>
    public static async Task TellWithReasonsAsync(VerbRun run)
    {
        var found = run.Diagnostics.Sorted();
        await run.TellDiagnosticsAsync();
        run.Result = ExitCode.Of(found);
        run.Forget();
        foreach (var rule in found.Where(diagnostic => diagnostic.IsError).Select(diagnostic => KnownRules.Find(diagnostic.Id)).OfType<DiagnosticRule>().Distinct())
        {
            await run.SayAsync($"why {rule.Id}: {rule.Explanation.ReplaceLineEndings(" ").Trim()}");
        }
    }
}
