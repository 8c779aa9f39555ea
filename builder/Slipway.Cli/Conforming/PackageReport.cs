using Slipway.Cli.Proving;
using Slipway.Cli.Verbs;
using Slipway.Conformance.Reports;
using Slipway.Metadata.Index;
using Slipway.Trust.Keys;

namespace Slipway.Cli.Conforming;

/// <summary>Signs the report about a package into a file beside it: the evidence that <c>slipway index add</c> lists.</summary>
internal static class PackageReport
{
    public static async Task SignAsync(VerbRun run, string written, ConformanceReport report, ISigner signer, CancellationToken token)
    {
        if (report.Verdict == ConformanceVerdict.Incomplete)
        {
            run.Diagnostics.Add(ConformanceRules.NothingProven.At(null, "the report is incomplete and is not signed", "make what was skipped possible, and run the checks again"));
            return;
        }

        await PackageStatements.SignAsync(
            run, written, (EvidenceType.Conformance, about => ReportAttachment.Predicate(report, run.Edge.Clock.GetUtcNow()).ToStatement([about])), signer, token);
    }
}
