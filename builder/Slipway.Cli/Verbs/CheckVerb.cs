using System.CommandLine;
using Slipway.Builder.Evidence;
using Slipway.Builder.Packing;
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

            var context = await run.ContextAsync(run.Parsed.GetValue(offline), run.Parsed.GetValue(locked), commit: null, token);
            var outcome = await VerbRun.PipelineAsync(read, BuildStage.Compile, context with { PassesOverStaleLock = !context.Locked }, token);
            if (outcome.Resolved is { } resolved)
            {
                EvidenceStage.JudgePackages(resolved, context, token);
                // A lock may be made here for a machine of another kind; a build cannot.
                context.Diagnostics.AddRange(HostBases.Refused(read, context));
            }

            if (outcome.Compiled is not null && !run.Diagnostics.HasErrors)
            {
                await run.SayAsync($"{run.Parsed.GetRequiredValue(manifest)} is sound");
            }
        });
        return command;
    }
}
