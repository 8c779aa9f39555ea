using System.CommandLine;
using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Policy;
using Slipway.Cli.Proving;
using Slipway.Cli.Terminal;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Advisories.Reports;
using Slipway.Trust.Advisories.Vex;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway scan TARGET</c>: known weaknesses of what something is made of. Without a database it fails: nothing found is not the same as nobody looked.</summary>
internal sealed class ScanVerb
{
    private const int LargestStatements = 64 << 20;

    private readonly Argument<string> _target = new("target") { Description = "A manifest, its lock, a plugin's package (FILE.nupkg), a CycloneDX document, an OCI layout, an archive, a build's output, or REGISTRY/REPOSITORY:TAG" };
    private readonly Option<string?> _policy = new("--policy") { HelpName = "FILE", Description = "The build policy whose rules about vulnerabilities count, of a package those about licences, too; a manifest's own unless said otherwise. A manifest's licences are judged by check and build" };
    private readonly Option<string?> _failOn = new("--fail-on") { Description = "The severity from which a finding fails: low, medium, high, critical; stronger than the policy" };
    private readonly Option<string[]> _vex = new("--vex") { HelpName = "FILE", Description = "Statements about the findings (OpenVEX or CycloneDX), later ones stronger", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _sarif = new("--sarif") { HelpName = "FILE", Description = "Write the report as SARIF 2.1.0, too" };
    private readonly Option<string?> _statements = new("--vex-out") { HelpName = "FILE", Description = "Write what was decided about the findings as OpenVEX, too" };
    private readonly Option<bool> _offline = ManifestArgument.Offline();
    private readonly PackageOptions _package = new();

    private ScanVerb() => _failOn.AcceptOnlyFromAmong("low", "medium", "high", "critical");

    public static Command Create(Edge edge)
    {
        var verb = new ScanVerb();
        var command = new Command("scan", "Look for known weaknesses of a manifest's packages, a plugin's package, or an image that anybody made")
        {
            verb._target, AdvisoriesOption.Option, verb._policy, verb._failOn, verb._vex, verb._sarif, verb._statements, PlatformOption.Option, verb._offline,
        };
        verb._package.Options.ToList().ForEach(command.Add);
        VerbRun.Bind(command, edge, verb.RunAsync);
        return command;
    }

    private async Task RunAsync(VerbRun run, CancellationToken token)
    {
        OutputFile.Withdraw(run, _sarif, _statements);
        var (target, offline) = (run.Parsed.GetRequiredValue(_target), run.Parsed.GetValue(_offline));
        var (goesOn, signer) = await _package.OpenAsync(run, target, token);
        using var opened = signer as IDisposable;
        if (!goesOn
            || await BillSource.FindAsync(target, run, offline, _package.Feeds(run), token) is not { } source
            || Policy(run, source, run.Parsed.GetValue(_policy), out var overdue) is not { } policy
            || await StatementsAsync(run, token) is not { } statements)
        {
            return;
        }

        var context = await run.ContextAsync(offline, locked: false, commit: null, token);
        using var scanner = ServerScanner.Open(Rule(run, policy), statements, source.Server, context, token);
        if (run.Diagnostics.HasErrors)
        {
            return;
        }

        if (source.Server is not null)
        {
            await run.SayAsync("these are the manifest's packages; what its base brings is scanned with the image, when it is built or by: slipway scan OUTPUT");
        }

        var report = scanner.Scan(source.Bill);
        run.Diagnostics.AddRange([.. overdue, .. scanner.Judge([report])]);
        if (run.Parsed.GetValue(_sarif) is { } sarif)
        {
            var bytes = SarifReport.Write(report, ToolVersion.Text, finding => source.Server is { } server ? FindingAnswer.LocationOf(finding, server) : new(target, 1));
            await OutputFile.WriteAsync(run.Edge.PathOf(sarif), sarif, bytes, token);
        }

        if (run.Parsed.GetValue(_statements) is { } vex)
        {
            var bytes = VexWriter.OpenVex(FindingStatements.Of(report, source.Bill), source.Bill.Manufacturer?.Name ?? "slipway scan", context.Clock.GetUtcNow());
            await OutputFile.WriteAsync(run.Edge.PathOf(vex), vex, bytes, token);
        }

        if (PackageServer.IsMeant(target))
        {
            await PackageScan.FinishAsync(run, target, (source.Bill, report), policy, signer, token);
        }

        await run.AnswerAsync(run.Json ? Encoding.UTF8.GetString(JsonReport.Write(report)).TrimEnd() : ScanText.Of(report));
    }

    private static BuildPolicy? Policy(VerbRun run, BillSource source, string? file, out IReadOnlyList<Diagnostic> overdue)
    {
        var told = new DiagnosticBag();
        var policy = file is not null
            ? PolicyReader.ReadFile(run.Edge.PathOf(file), file, DateOnly.FromDateTime(run.Edge.Clock.GetUtcNow().UtcDateTime), told)
            : source.Server?.Policy ?? BuildPolicy.BuiltIn;
        overdue = told.Sorted();
        if (policy is null)
        {
            run.Diagnostics.AddRange(overdue);
        }

        return policy;
    }

    // Whoever asks for a scan wants one: here a database is never optional. Who names what is too bad, and no policy that says otherwise,
    // means what nobody scored, too.
    private VulnerabilityRule Rule(VerbRun run, BuildPolicy policy) => policy.Vulnerabilities with
    {
        DatabaseRequired = true,
        UnscoredFails = policy.Vulnerabilities.UnscoredFails || (run.Parsed.GetValue(_failOn) is not null && ReferenceEquals(policy, BuildPolicy.BuiltIn)),
        FailOn = run.Parsed.GetValue(_failOn) ?? policy.Vulnerabilities.FailOn,
    };

    private async Task<List<VexStatement>?> StatementsAsync(VerbRun run, CancellationToken token)
    {
        List<VexStatement> all = [];
        var isRead = true;
        foreach (var file in run.Parsed.GetValue(_vex) ?? [])
        {
            var read = VexReader.Read(await InputFile.ReadAsync(run.Edge.PathOf(file), LargestStatements, token), file);
            run.Diagnostics.AddRange(read.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            isRead &= read.Ok;
            all.AddRange(read.Value ?? []);
        }

        return isRead ? all : null;
    }
}
