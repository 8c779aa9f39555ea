using System.Text;
using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Signing;
using Slipway.Builder.Packing;
using Slipway.Cli.Verbs;
using Slipway.Conformance.Checks;
using Slipway.Conformance.Reports;
using Slipway.Images.Composition;
using Slipway.Trust;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;
using Slipway.Trust.Keys;
using CheckOutcome = Slipway.Trust.Attestations.CheckOutcome;
using ConformanceCheck = Slipway.Trust.Attestations.ConformanceCheck;

namespace Slipway.Cli.Conforming;

/// <summary>Attaches a report to the image that it is about: as it is, and signed as an attestation where somebody signs.</summary>
internal static class ReportAttachment
{
    private const string MediaType = "application/vnd.slipway.conformance.v1+json";

    /// <summary>Whether it lies where the image lies; otherwise problems were told to the run.</summary>
    public static async Task<bool> AttachAsync(VerbRun run, SigningTarget target, ConformanceReport report, ISigner? signer, CancellationToken token)
    {
        if (report.Verdict == ConformanceVerdict.Incomplete)
        {
            run.Diagnostics.Add(ConformanceRules.NothingProven.At(null, "the report is incomplete and is not attached", "make what was skipped possible, and run the checks again"));
            return false;
        }

        var content = Encoding.UTF8.GetBytes(ReportJson.Write(report));
        var subject = target.Image.Images[0].Descriptor;
        List<Artifact> artifacts = [new Artifact(MediaType, content, MediaType, subject)];
        if (signer is not null)
        {
            var statement = Predicate(report, run.Edge.Clock.GetUtcNow()).ToStatement([StatementSubject.Of(Sha256Digest.Parse(subject.Digest.ToString()), target.Registry?.Name)]);
            var signed = await new ImageSigner(signer).AttestAsync(statement, subject, token);
            run.Diagnostics.AddRange(signed.Problems.Select(problem => TrustDiagnostics.Of(problem)));
            if (signed.Value is not { } attestation)
            {
                return false;
            }

            artifacts.Add(attestation);
        }

        await LeaveBesideAsync(target, content, token);
        return await SignatureDelivery.WriteAsync(run, target.Layout, target.Registry, [], artifacts, token);
    }

    // A build's output shows its evidence as files, too.
    private static async Task LeaveBesideAsync(SigningTarget target, byte[] content, CancellationToken token)
    {
        var output = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(target.Layout.Folder));
        if (target.Registry is null && output is not null && File.Exists(Path.Combine(output, BuildReport.FileName)))
        {
            var file = Path.Combine(output, "conformance.json");
            await OutputFile.WriteAsync(file, file, content, token);
        }
    }

    // One line a check: of several capabilities the worst counts. A should changes no verdict, so its failure is no failure here.
    internal static ConformancePredicate Predicate(ConformanceReport report, DateTimeOffset now) => new()
    {
        Kit = $"{report.Kit} {report.ChecksDigest}",
        Profile = report.Profile,
        Contract = report.Contract,
        Server = report.Server is { } server ? new ConformanceServer(server.Version, server.Digest) : null,
        Time = now,
        Checks = [.. report.Checks.GroupBy(check => check.Check.Id).Select(Line)],
    };

    private static ConformanceCheck Line(IGrouping<string, ReportedCheck> results)
    {
        var isMust = results.First().Check.Level == CheckLevel.Must;
        var bad = results.Where(result => result.Result.Outcome != Slipway.Conformance.Checks.CheckOutcome.Passed).ToList();
        var detail = string.Join("; ", bad.Select(result => $"{(isMust ? "" : "advice that is not followed: ")}{result.Name}: {result.Result.Detail}"));
        return bad.Count == 0 ? new ConformanceCheck(results.Key, CheckOutcome.Passed)
            : new ConformanceCheck(results.Key, isMust && bad.Exists(result => result.Result.Outcome == Slipway.Conformance.Checks.CheckOutcome.Failed) ? CheckOutcome.Failed : CheckOutcome.Skipped, detail);
    }
}
