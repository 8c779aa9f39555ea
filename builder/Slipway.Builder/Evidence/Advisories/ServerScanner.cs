using Slipway.Builder.Diagnostics;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Policy;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Advisories;
using Slipway.Trust.Advisories.Indexing;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Advisories.Vex;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence.Advisories;

/// <summary>Looks for known weaknesses by a policy, and says them at the line of the manifest that answers for them.</summary>
public sealed class ServerScanner : IDisposable
{
    // Of TrustDiagnostics.Rules.
    private const string Unscored = "SLP6321";

    private readonly AdvisoryIndex? _index;
    private readonly VulnerabilityRule _rule;
    private readonly ScanDecisions _decisions;
    private readonly ResolvedServer? _server;
    private readonly DateTimeOffset _now;

    private ServerScanner(AdvisoryIndex? index, VulnerabilityRule rule, ScanDecisions decisions, ResolvedServer? server, DateTimeOffset now) =>
        (_index, _rule, _decisions, _server, _now) = (index, rule, decisions, server, now);

    /// <summary>Opens the advisories of a build, under the policy of its manifest.</summary>
    public static ServerScanner Open(ResolvedServer server, BuildContext context, CancellationToken token) =>
        Open(server.Policy.Vulnerabilities, [], server, context, token);

    /// <summary>Opens the advisories for anything; without a manifest, nothing has a line.</summary>
    public static ServerScanner Open(
        VulnerabilityRule rule, IReadOnlyList<VexStatement> statements, ResolvedServer? server, BuildContext context, CancellationToken token) =>
        new(AdvisoryDatabase.Open(context.AdvisoriesFolder, context, token), rule, PolicyDecisions.Decisions(rule, statements), server, context.Clock.GetUtcNow());

    /// <summary>Scans; without a database the report says that nothing was looked for.</summary>
    public ScanReport Scan(BillOfMaterials bill) => _index is null ? ScanReport.NotRun(_now) : AdvisoryScan.Run(bill, _index, _decisions, _now);

    /// <summary>What the policy does not allow, each thing once, and what else there is to say.</summary>
    public IEnumerable<Diagnostic> Judge(IReadOnlyList<ScanReport> reports)
    {
        var limits = PolicyDecisions.Limits(_rule);
        var told = new HashSet<(string, string)>();
        foreach (var report in reports)
        {
            foreach (var finding in report.Open.Where(finding => limits.JudgeFinding(finding) is not null && told.Add((finding.Id, finding.Package.ToString()))))
            {
                yield return Vulnerable(finding, limits.JudgeFinding(finding)!.Id);
            }

            // Nobody has said how bad it is; the policy lets it pass, but not in silence.
            foreach (var finding in report.Open.Where(finding => finding.Severity is Severity.Unscored && told.Add((finding.Id, finding.Package.ToString()))))
            {
                yield return Vulnerable(finding, Unscored) with { Severity = DiagnosticSeverity.Warning };
            }
        }

        foreach (var problem in reports.SelectMany(report => limits.JudgeRun(report).Concat(report.Notes)).DistinctBy(problem => (problem.Id, problem.Subject)))
        {
            yield return TrustDiagnostics.Of(problem, _server?.Manifest.Policy?.Position);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _index?.Dispose();

    private Diagnostic Vulnerable(Finding finding, string id)
    {
        var answer = _server is null ? new FindingAnswer(null, finding.Advice.TrimEnd('.')) : FindingAnswer.Of(finding, _server);
        var way = FindingWay.Of(finding) is { } packages ? $"; it comes in through {packages}" : "";
        return TrustDiagnostics.Rules.First(rule => rule.Id == id).At(
            answer.Position,
            $"{finding.Package} has the known weakness {finding.Id} ({finding.Severity.ToString().ToLowerInvariant()}){(finding.Summary.Length > 0 ? $": {finding.Summary.TrimEnd('.')}" : "")}{way}",
            answer.Remedy);
    }
}
