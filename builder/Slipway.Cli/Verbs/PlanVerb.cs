using System.CommandLine;
using System.Text;
using Slipway.Approval.Matrix;
using Slipway.Approval.Plan;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Linking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Cli.Planning;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway plan M</c>: what a change to a manifest, its lock or an index does, for whoever approves it.</summary>
internal sealed class PlanVerb
{
    private readonly Argument<string> _target = new("manifest") { Description = "The build manifest, or the folder of a curated index" };
    private readonly Option<string?> _against = new("--against") { HelpName = "REF|LOCK|IMAGE", Description = "What to compare with; where this branch left the default one unless said otherwise" };
    private readonly Option<bool> _markdown = new("--markdown") { Description = "Write a comment for a pull request" };
    private readonly Option<string?> _comment = new("--comment") { HelpName = "FILE", Description = "Write that comment into this file, too" };
    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "End with 100 when something changes" };
    private readonly Option<bool> _offline = ManifestArgument.Offline();
    private readonly Option<bool> _locked = ManifestArgument.Locked();
    private readonly Option<string[]> _servers = IndexOptions.Servers();

    public static Command Create(Edge edge)
    {
        var verb = new PlanVerb();
        var command = new Command("plan", "Say what a change of a manifest or an index does, for whoever approves it")
        {
            verb._target, verb._against, verb._markdown, verb._comment, verb._exitCode, verb._offline, verb._locked, AdvisoriesOption.Option, verb._servers,
        };
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        var written = run.Parsed.GetRequiredValue(_target);
        var against = run.Parsed.GetValue(_against);
        var plan = Directory.Exists(run.Edge.PathOf(written))
            ? await new IndexPlan(run, IndexOptions.Check(run, _servers)).MakeAsync(written, against, token)
            : await OfManifestAsync(run, written, against, token);
        if (plan is null)
        {
            return;
        }

        plan = plan with { Problems = [.. run.Diagnostics.Sorted().Where(problem => problem.Severity > DiagnosticSeverity.Note)] };
        if (run.Parsed.GetValue(_comment) is { } comment)
        {
            await OutputFile.WriteAsync(run.Edge.PathOf(comment), comment, Encoding.UTF8.GetBytes(PlanMarkdown.Write(plan)), token);
        }

        await run.AnswerAsync(run.Json ? PlanJson.Write(plan) : run.Parsed.GetValue(_markdown) ? PlanMarkdown.Write(plan).TrimEnd('\n') : PlanText.Write(plan));
        run.Result = !run.Diagnostics.HasErrors && run.Parsed.GetValue(_exitCode) && plan.Changes.Count > 0 ? ExitCode.Changed : null;
    }

    private async Task<ServerPlan?> OfManifestAsync(VerbRun run, string written, string? against, CancellationToken token)
    {
        if (ManifestArgument.Read(run, written) is not { } manifest)
        {
            return null;
        }

        var context = await run.ContextAsync(run.Parsed.GetValue(_offline), run.Parsed.GetValue(_locked), commit: null, token);
        var outcome = await VerbRun.PipelineAsync(manifest, BuildStage.Pack, context with { PassesOverStaleLock = !context.Locked }, token);
        var policy = outcome.Resolved?.Policy ?? Builder.Policy.BuildPolicy.For(manifest, context.Today, new DiagnosticBag());
        using var scanner = outcome.Resolved is { } judged ? ServerScanner.Open(judged, context, token)
            : ServerScanner.Open(new(), [], null, context, token);
        if (await new Earlier(run, manifest, outcome.Resolved, scanner, context).FindAsync(against, token) is not var (before, name))
        {
            return null;
        }

        return await AfterAsync(run, outcome, scanner, context, token) is var (after, fits)
            ? ServerPlan.Of(written, name, before, after) with { Policy = policy?.Name, Fits = fits }
            : ServerPlan.Of(written, name, Requested(before), Requested(manifest, before)) with { Policy = policy?.Name };
    }

    // Null when the manifest did not resolve: then only what it asks for is known.
    private static async Task<(PlanSide Side, IReadOnlyList<PluginFit> Fits)?> AfterAsync(VerbRun run, BuildOutcome outcome, ServerScanner scanner, BuildContext context, CancellationToken token)
    {
        if (outcome.Resolved is not { } resolved)
        {
            return null;
        }

        IFitSource known = outcome.Compiled is null ? new CheckedFits(context.Diagnostics.Sorted()) : new MatrixFits(Matrix(run, resolved, outcome.Linked));
        var fits = known.FitsOf(resolved);
        var (side, bill, scans) = await ResolvedSide.OfAsync(resolved, outcome.Image, scanner, context, token);
        context.Diagnostics.AddRange(ResolvedSide.Judge(resolved, bill, scans, scanner));
        IEnumerable<string> unknown = scans.All(scan => scan.Ran) ? [] : ["known weaknesses: no advisories were asked (--advisories DIR)"];
        return (side with { Unknown = [.. unknown, .. outcome.Image is null ? ["the layers: no image was made"] : Array.Empty<string>()] }, fits);
    }

    private static CompatibilityMatrix Matrix(VerbRun run, ResolvedServer resolved, IReadOnlyList<LinkedPackage> linked)
    {
        var check = IndexOptions.Check(run, [SemanticVersion.Parse(ToolVersion.Text)]);
        return ManifestMatrix.Of(resolved, linked, ManifestMatrix.Servers(resolved, []), ManifestMatrix.Tiers(resolved, check));
    }

    private static PlanSide Requested(PlanSide before) => before with { Items = [.. before.Items.Where(item => item.Kind == PlanKind.Plugin)] };

    // A manifest names plugins without their publishers; those that were there before keep theirs.
    private static PlanSide Requested(ServerManifest manifest, PlanSide before) => new(
    [
        .. manifest.Plugins.Select(plugin => new PlanItem(
            PlanKind.Plugin,
            before.Items.FirstOrDefault(item => item.Kind == PlanKind.Plugin && item.Name.EndsWith("/" + plugin.Name, StringComparison.Ordinal))?.Name ?? plugin.Name,
            plugin.Version.Value.ToString())),
    ])
    {
        Unknown = ["all but the plugins that the manifest names: it did not resolve"],
    };
}
