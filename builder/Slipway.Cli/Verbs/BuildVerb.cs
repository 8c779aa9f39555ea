using System.CommandLine;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway build M</c>: the pipeline, up to an image.</summary>
internal static class BuildVerb
{
    public static Command Create(Edge edge)
    {
        var manifest = ManifestArgument.Create();
        var output = new Option<string?>("--output", "-o") { Description = "The output folder; out/NAME unless said otherwise" };
        var until = new Option<BuildStage>("--until") { Description = "The last stage: resolve, generate, compile or pack", DefaultValueFactory = _ => BuildStage.Pack };
        var offline = ManifestArgument.Offline();
        var locked = ManifestArgument.Locked();
        var commit = ManifestArgument.Commit();
        var command = new Command("build", "Build the image of a manifest") { manifest, output, until, offline, locked, commit };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            if (ManifestArgument.Read(run, manifest) is not { } read)
            {
                return;
            }

            var context = run.Context(run.Parsed.GetValue(offline), run.Parsed.GetValue(locked), run.Parsed.GetValue(commit));
            var folder = run.Parsed.GetValue(output) ?? Path.Combine("out", read.Stem);
            var outcome = await ServerPipeline.RunAsync(read, run.Parsed.GetValue(until), context, token);
            await DeliverAsync(run, outcome, folder, context, token);
        });
        return command;
    }

    private static async Task DeliverAsync(VerbRun run, BuildOutcome outcome, string folder, BuildContext context, CancellationToken token)
    {
        if (outcome.Image is not { } image || !await BuildOutput.WriteAsync(outcome, run.Edge.PathOf(folder), context, token))
        {
            return;
        }

        if (run.Json)
        {
            await run.AnswerAsync(System.Text.Encoding.UTF8.GetString(BuildReport.Write(outcome, context)).TrimEnd());
            return;
        }

        await run.AnswerAsync($"oci:{Path.Combine(folder, BuildOutput.Layout)}@{image.Digest}");
    }
}
