using System.CommandLine;
using System.Text;
using Slipway.Builder.Generation;
using Slipway.Builder.Locking;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Cli.Planning;
using Slipway.Cli.Terminal;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway build M</c>: the pipeline, up to an image or to an earlier stage.</summary>
internal static class BuildVerb
{
    public static Command Create(Edge edge)
    {
        var manifest = ManifestArgument.Create();
        var output = new Option<string?>("--output", "-o") { Description = "The output folder; out/NAME unless said otherwise" };
        var archive = new Option<string?>("--archive") { Description = "Write the image into one file, too, which every engine loads" };
        var until = new Option<BuildStage>("--until") { Description = "The last stage: resolve, generate, compile, pack or evidence", DefaultValueFactory = _ => BuildStage.Evidence };
        until.AcceptOnlyFromAmong([.. Enum.GetNames<BuildStage>().Select(name => name.ToLowerInvariant())]);
        var offline = ManifestArgument.Offline();
        var locked = ManifestArgument.Locked();
        var commit = ManifestArgument.Commit();
        var comparison = new BuildComparison();
        var delivery = new Delivery();
        var explain = new Option<bool>("--explain-time") { Description = "Say what took how long, and what the cache had" };
        var command = new Command("build", "Build the image of a manifest") { manifest, output, archive, until, offline, locked, commit, AdvisoriesOption.Option, comparison.Option, explain };
        var key = new Signing("--sign");
        delivery.Options.Concat(key.Options).ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            OutputPlace.Check(run, output, archive);
            OutputPlace.CheckBuild(run, output, run.Parsed.GetValue(until));
            if (ManifestArgument.Read(run, manifest) is not { } read
                || !delivery.Check(run, read, run.Parsed.GetValue(until), run.Parsed.GetValue(offline)))
            {
                return;
            }

            var signing = key.IsAsked(run);
            var signer = signing ? await key.OpenAsync(run, token) : null;
            using var opened = signer as IDisposable;
            if (signing && signer is null)
            {
                return;
            }

            var context = await run.ContextAsync(run.Parsed.GetValue(offline), run.Parsed.GetValue(locked), run.Parsed.GetValue(commit), token);
            var outcome = await VerbRun.PipelineAsync(read, run.Parsed.GetValue(until), context, token);
            if (run.Parsed.GetValue(explain))
            {
                await edge.Error.WriteLineAsync(TimeTable.Of(outcome.Stages, context.Steps.Steps));
            }

            delivery.Judge(run, outcome);
            if (context.Diagnostics.HasErrors)
            {
                return;
            }

            var folder = run.Parsed.GetValue(output) ?? Path.Combine("out", read.Stem);
            if (outcome.Image is not { } image)
            {
                await AnswerAsync(run, LeaveStage(edge, outcome, folder), outcome, context);
            }
            else if (await SignedBuild.MakeAsync(run, outcome, image, signer, token) is { } signed
                && await LeaveImageAsync(run, outcome, signed, new(folder, run.Parsed.GetValue(archive), context, comparison), token) is { } left)
            {
                var delivered = await delivery.DeliverAsync(run, image, signed, token);
                await (context.Diagnostics.HasErrors ? Task.CompletedTask : AnswerAsync(run, delivered?.Reference.ToString() ?? left, outcome, context, delivered));
            }
        });
        return command;
    }

    private static Task AnswerAsync(VerbRun run, string answer, BuildOutcome outcome, BuildContext context, DeliveredImage? delivered = null) =>
        run.AnswerAsync(run.Json ? Encoding.UTF8.GetString(BuildReport.Write(outcome, context, delivered?.Report)).TrimEnd() : answer);

    private static async Task<string?> LeaveImageAsync(VerbRun run, BuildOutcome outcome, SignedBuild signed, Place place, CancellationToken token)
    {
        // What can fail for another reason than a full disk comes first: a folder of which half is from the build before tells an approver of another image.
        var folder = run.Edge.PathOf(place.Folder);
        var plan = await place.Comparison.FindAsync(run, outcome, place.Context, token);
        if (place.Context.Diagnostics.HasErrors)
        {
            return null;
        }

        // The archive gets its name last, so that there is none of a build that failed.
        using var archive = place.Archive is { } file ? await BuildOutput.PrepareArchiveAsync(outcome, run.Edge.PathOf(file), place.Context, token) : null;
        if (place.Context.Diagnostics.HasErrors
            || !await BuildOutput.WriteAsync(outcome, signed.Referrers, folder, place.Context, token)
            || !await signed.TagAsync(run, Path.Combine(folder, BuildOutput.Layout), token))
        {
            return null;
        }

        await Task.WhenAll(Task.Run(() => BuildMatrix.WriteAsync(run, outcome, folder, token), token), ReportPage.WriteAsync(run, outcome, plan, folder, token));
        archive?.Keep();
        return $"oci:{Path.Combine(place.Folder, BuildOutput.Layout)}@{outcome.Image!.Digest}";
    }

    // A stage written out: the lock, the project, or the application.
    private static string LeaveStage(Edge edge, BuildOutcome outcome, string folder)
    {
        Directory.CreateDirectory(edge.PathOf(folder));
        if (outcome.Compiled is { } compiled)
        {
            var application = Path.Combine(folder, "app");
            ApplicationFolder.Write(compiled, edge.PathOf(application));
            return Path.Combine(application, compiled.Generated.AssemblyName + ".dll");
        }

        if (outcome.Generated is { } generated)
        {
            var project = Path.Combine(folder, "project");
            ProjectFolder.Write(edge.PathOf(project), GeneratedProject.Files(generated, edge.PathOf(project)));
            return Path.Combine(project, generated.AssemblyName + ".csproj");
        }

        var path = Path.Combine(folder, "lock.json");
        LockFile.Write(edge.PathOf(path), outcome.Resolved!.Lock);
        return path;
    }

    private sealed record Place(string Folder, string? Archive, BuildContext Context, BuildComparison Comparison);
}
