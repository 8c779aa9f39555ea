using System.CommandLine;
using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Verification;
using Slipway.Builder.Verification.Rebuilding;
using Slipway.Cli.Terminal;
using Slipway.Images;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Attestations;
using Slipway.Trust.Policies;
using Slipway.Trust.Sarif;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway verify IMAGE --policy FILE</c>: whether an image, where it lies, proves what a policy demands of it.</summary>
internal sealed class VerifyVerb
{
    private const string ImageProblems = "SLP50";

    private readonly Argument<string> _target = new("image") { Description = "REGISTRY/REPOSITORY:TAG, REGISTRY/REPOSITORY@sha256:..., an OCI layout or a build's output" };
    private readonly VerifyPolicyOption _policy = new();
    private readonly Option<string?> _name = new("--name") { HelpName = "REPOSITORY", Description = "Of a layout: the repository, with its registry, as which the policy judges it" };
    private readonly Option<string?> _rebuild = new("--rebuild") { HelpName = "MANIFEST", Description = "Build it again from this manifest and its lock, and compare every byte" };
    private readonly Option<string?> _sarif = new("--sarif") { HelpName = "FILE", Description = "Write what stood in the way as SARIF 2.1.0, too" };
    private readonly VerdictSummary _summary = new();

    public static Command Create(Edge edge)
    {
        var verb = new VerifyVerb();
        var command = new Command("verify", "Judge an image by a policy: signatures, provenance, contents, weaknesses, base") { verb._target };
        verb._policy.Options.ToList().ForEach(command.Add);
        command.Add(verb._name);
        command.Add(PlatformOption.Option);
        command.Add(AdvisoriesOption.Option);
        command.Add(verb._rebuild);
        command.Add(verb._sarif);
        verb._summary.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        OutputFile.Withdraw(run, _sarif, _summary.File);
        var rebuild = run.Parsed.GetValue(_rebuild);
        if (await _policy.ReadAsync(run, needed: rebuild is null, token) is not { } policy
            || (_summary.IsAsked(run) && !await _summary.OpenAsync(run, token))
            || await VerifiedImage.FindAsync(run.Parsed.GetRequiredValue(_target), run.Parsed.GetValue(_name), _policy.File(run) is not null, run, token) is not { } image)
        {
            // What is not whole proves nothing, and is refused as what proves too little is.
            run.Result = run.Diagnostics.Sorted().Any(problem => problem.IsError && problem.Id.StartsWith(ImageProblems, StringComparison.Ordinal)) ? ExitCode.Refused : null;
            return;
        }

        using (image)
        {
            var target = Narrow(run, image.Target);
            if (await JudgeAsync(run, policy, target, token) is not { } judged
                || await RebuildAsync(run, rebuild, target, judged, token) is not { } verdict)
            {
                return;
            }

            await TellAsync(run, verdict, token);
            if (_summary.IsAsked(run))
            {
                await _summary.WriteAsync(run, verdict, image, token);
            }
        }
    }

    private static VerifyTarget Narrow(VerbRun run, VerifyTarget target) =>
        PlatformOption.Of(run.Parsed) is not { } platform ? target
        : target.For(platform) ?? throw PlatformOption.NotMade(platform, target.Parts.Select(part => part.Platform).OfType<Platform>());

    private static async Task<ImageVerdict?> JudgeAsync(VerbRun run, ReadVerifyPolicy policy, VerifyTarget target, CancellationToken token)
    {
        var context = await run.ContextAsync(offline: false, locked: false, commit: null, token);
        var now = run.Edge.Clock.GetUtcNow();
        // The database is opened only where somebody asks it.
        using var index = policy.Policy.ScopeOf(target.Repository)?.Advisories is null ? null : AdvisoryDatabase.Open(context.AdvisoriesFolder, context, token);
        return run.Diagnostics.HasErrors ? null : await ImageVerifier.VerifyAsync(policy.Policy, target, new PolicyContext
        {
            Root = policy.Root,
            Time = now,
            Scan = index is null ? null : (bill, decisions) => AdvisoryScan.Run(bill, index, decisions, now),
        }, token);
    }

    // It runs nothing of the image, but compiles what the manifest names: on a machine that may do so.
    private static async Task<ImageVerdict?> RebuildAsync(VerbRun run, string? written, VerifyTarget target, ImageVerdict verdict, CancellationToken token) =>
        written is null ? verdict
        : ManifestArgument.Read(run, written) is { } manifest
            ? await ImageRebuild.AddAsync(verdict, target, manifest, await run.ContextAsync(offline: false, locked: true, commit: null, token), token)
            : null;

    private async Task TellAsync(VerbRun run, ImageVerdict verdict, CancellationToken token)
    {
        // Whatever it failed by, it was not verified; only where a registry did not answer, nobody knows.
        var listed = !verdict.Parts.SelectMany(part => part.Checks).Any(check => check is { Id: "listing", Outcome: CheckOutcome.Failed });
        run.Result = verdict.Allowed || !listed ? null : ExitCode.Refused;
        // What is missing for want of a list follows from that, and is not what is wrong.
        var problems = listed ? verdict.Problems : verdict.Parts.SelectMany(part => part.Checks).Where(check => check.Id == "listing").SelectMany(check => check.Problems);
        run.Diagnostics.AddRange(problems.Select(problem => TrustDiagnostics.Of(problem))
            .Select(diagnostic => verdict.Allowed && diagnostic.IsError ? diagnostic with { Severity = DiagnosticSeverity.Warning } : diagnostic)
            .Distinct());
        if (run.Parsed.GetValue(_sarif) is { } sarif)
        {
            var scope = verdict.Whole.Policy.ScopeOf(verdict.Whole.Evidence.Repository);
            var place = _policy.File(run) is { } file ? new ReportLocation(file, scope?.Line ?? 1) : new ReportLocation(run.Parsed.GetRequiredValue(_target), 1);
            await OutputFile.WriteAsync(run.Edge.PathOf(sarif), sarif, VerdictReport.Sarif(verdict, ToolVersion.Text, run.Edge.Clock.GetUtcNow(), place), token);
        }

        await run.AnswerAsync(run.Json ? Encoding.UTF8.GetString(VerdictReport.Json(verdict)).TrimEnd() : VerdictText.Of(verdict, briefly: run.Quiet));
    }
}
