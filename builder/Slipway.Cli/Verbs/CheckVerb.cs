using System.CommandLine;
using Slipway.Builder.Evidence;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway check M</c>: validates, resolves, judges compatibility and policy, and writes nothing.</summary>
internal static class CheckVerb
{
    public static Command Create(Edge edge)
    {
        var manifest = ManifestArgument.Create();
        var offline = ManifestArgument.Offline();
        var locked = ManifestArgument.Locked();
        var command = new Command("check", "Validate a manifest, resolve its packages, judge compatibility and policy") { manifest, offline, locked, AdvisoriesOption.Option };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            if (ManifestArgument.Read(run, manifest) is not { } read)
            {
                return;
            }

            var context = run.Context(run.Parsed.GetValue(offline), run.Parsed.GetValue(locked), commit: null);
            var outcome = await VerbRun.PipelineAsync(read, BuildStage.Compile, context with { PassesOverStaleLock = !context.Locked }, token);
            if (outcome.Resolved is { } resolved)
            {
                EvidenceStage.JudgePackages(resolved, context, token);
            }

            if (outcome.Compiled is not null && !run.Diagnostics.HasErrors)
            {
                await run.SayAsync($"{run.Parsed.GetRequiredValue(manifest)} is sound");
            }
        });
        return command;
    }
}
