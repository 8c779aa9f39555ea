using System.Collections.Immutable;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Quality;

namespace Slipway.Trust.Policies;

/// <summary>Whether a signed bill of materials is there, is good, covers the files, and lists nothing that is known to be weak.</summary>
internal static class SbomJudge
{
    public static void Judge(
        ReadEvidence read, (PolicyScope Scope, EvidenceSet Evidence) what, PolicyContext context,
            (List<PolicyCheck> Checks, List<string> Used) found)
    {
        if (what.Scope.Sbom is not { } wanted)
        {
            if (what.Scope.Advisories is not null)
            {
                found.Checks.Add(Advisories(what, [], context));
            }

            return;
        }

        var count = read.Statements(wanted.Signers, PredicateTypes.CycloneDx);
        found.Checks.Add(PolicyJudge.Count(count, "sbom", "bills of materials", found.Used));
        var bills = count.Verified.Select(one =>
            (one.Location, Bill: CycloneDxReader.Read(one.Bundle.Statement!.Predicate, one.Location))).ToArray();
        found.Checks.AddRange(bills.Where(one => !one.Bill.Ok)
            .Select(one =>
            new PolicyCheck("sbom", CheckOutcome.Failed, "a CycloneDX document", "something else") { Problems = [.. one.Bill.Problems] }));
        // Whoever is accepted may have attached several: the one that knows most of the image describes it, and weaknesses are looked for in
        // all, so that the order of a list decides nothing.
        var best = bills.Where(one => one.Bill.Ok).Select(one => (one.Location, one.Bill.Value!))
            .OrderBy(one => NotCovered(one.Item2, what.Evidence).Length).ThenBy(one => one.Location, StringComparer.Ordinal).ToArray();
        if (best.Length > 0)
        {
            found.Checks.AddRange(Content(wanted, what.Evidence, best[0]));
        }

        if (what.Scope.Advisories is not null)
        {
            found.Checks.Add(Advisories(what, [.. best.Select(one => one.Item2)], context));
        }
    }

    private static IEnumerable<PolicyCheck> Content(SbomRequirement wanted, EvidenceSet evidence,
        (string Location, BillOfMaterials Bill) sbom)
    {
        if (wanted.Level is not ScvsLevels.None)
        {
            var failed = SbomQuality.Of(sbom.Bill, signed: true).Checks.Where(check => check.Levels.HasFlag(wanted.Level)
                && !check.Passed).Select(check => check.Id).ToArray();
            yield return new PolicyCheck("sbom quality", Outcome(failed.Length == 0), $"OWASP SCVS {wanted.Level}", failed.Length == 0
                ? "all controls pass" : $"failed: {string.Join(", ", failed)}")
            {
                Problems = failed.Length == 0
                    ? [] : [PolicyProblems.PoorSbom(sbom.Location, $"OWASP SCVS {wanted.Level}", string.Join(", ", failed))],
            };
        }

        if (wanted.CoversFiles && !evidence.Files.IsEmpty)
        {
            var missing = NotCovered(sbom.Bill, evidence);
            yield return new PolicyCheck("sbom coverage", Outcome(missing.Length == 0),
                "every file belongs to a component", $"{evidence.Files.Length - missing.Length} of {evidence.Files.Length}")
            {
                Problems = missing.Length == 0 ? [] : [PolicyProblems.NotCovered(sbom.Location, missing)],
            };
        }
    }

    private static PolicyCheck Advisories((PolicyScope Scope, EvidenceSet Evidence) what, BillOfMaterials[] bills, PolicyContext context)
    {
        var policy = what.Scope.Advisories!;
        if (bills.Length == 0)
        {
            return new PolicyCheck("advisories", CheckOutcome.Failed, "a scan of the components",
                "no bill of materials")
            { Problems = [PolicyProblems.NotScanned(what.Evidence.Repository)] };
        }

        var reports = bills.Select(bill => context.Scan?.Invoke(bill, what.Scope.Decisions) ?? ScanReport.NotRun(context.Time)).ToArray();
        var problems = reports.SelectMany(report => policy.Judge(report)).Distinct().ToImmutableArray();
        var open = reports.SelectMany(report => report.Open).DistinctBy(finding => (finding.Id, finding.Package.Ref)).Count();
        var unknown = reports.SelectMany(report => report.Unchecked).DistinctBy(component => component.Ref).Count();
        return new PolicyCheck(
            "advisories", Outcome(problems.IsEmpty), policy.FailOn is { } threshold ? $"nothing {threshold} or worse" : "a scan",
            reports.All(report => report.Ran)
                ? $"{open} findings that stand, of {reports.Max(report => report.Packages)} packages{(unknown > 0 ? $"; {unknown} components that no database knows" : "")}"
                : "no scan was made")
        {
            Problems = problems,
        };
    }

    private static string[] NotCovered(BillOfMaterials bill, EvidenceSet evidence)
    {
        var known = bill.Components.SelectMany(component => component.Files).ToLookup(file => file.Path, file => file.Digest, StringComparer.Ordinal);
        return [.. evidence.Files.Where(file => !known.Contains(file.Path)).Select(file => file.Path)
            .Concat(evidence.Files.Where(file => known.Contains(file.Path) && !known[file.Path].Any(digest => Same(digest, file.Digest))).Select(file => $"{file.Path} (other bytes)"))
            .Order(StringComparer.Ordinal)];
    }

    // Many bills name files without what is in them; a name is then all there is to compare.
    private static bool Same(Sha256Digest? stated, Sha256Digest? found) => stated is null || stated == found;

    private static CheckOutcome Outcome(bool passed) => passed ? CheckOutcome.Passed : CheckOutcome.Failed;
}
