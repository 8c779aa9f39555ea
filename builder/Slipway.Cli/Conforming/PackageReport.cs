using Slipway.Approval.Index;
using Slipway.Builder.Packages;
using Slipway.Cli.Verbs;
using Slipway.Conformance.Reports;
using Slipway.Metadata.Index;
using Slipway.Trust.Attestations;
using Slipway.Trust.Keys;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sigstore;

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

        var package = SignablePackage.Read(run.Edge.PathOf(written), token);
        var about = PackageStatement.SubjectOf(PackageUrl.NuGet(package.Identity.Id.ToString(), package.Identity.Version), package.ContentHash);
        var statement = ReportAttachment.Predicate(report, run.Edge.Clock.GetUtcNow()).ToStatement([about]);
        if (run.Take(await new KeyStatementSigner(signer).SignAsync(statement, token)) is { } bundle)
        {
            var file = Path.Combine(Path.GetDirectoryName(written) ?? "", PackageEvidence.FileOf(package.Identity, EvidenceType.Conformance));
            await OutputFile.WriteAsync(run.Edge.PathOf(file), file, bundle.ToBytes(), token);
            await run.SayAsync($"signed the report into {file}");
        }
    }
}
