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
                found.Checks.Add(Advisories(what, null, context));
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
        // Whoever is accepted may have attached several: the one that knows most of the image counts.
        var best = bills.Where(one => one.Bill.Ok).Select(one => (one.Location, one.Bill.Value!))
            .OrderBy(one => NotCovered(one.Item2, what.Evidence).Length).ToArray();
        if (best.Length > 0)
        {
            found.Checks.AddRange(Content(wanted, what.Evidence, best[0]));
        }

        if (what.Scope.Advisories is not null)
        {
            found.Checks.Add(Advisories(what, best.Length > 0 ? best[0].Item2 : null, context));
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

    private static PolicyCheck Advisories((PolicyScope Scope, EvidenceSet Evidence) what, BillOfMaterials? bill, PolicyContext context)
    {
        var policy = what.Scope.Advisories!;
        if (bill is null)
        {
            return new PolicyCheck("advisories", CheckOutcome.Failed, "a scan of the components",
                "no bill of materials")
            { Problems = [PolicyProblems.NotScanned(what.Evidence.Repository)] };
        }

        var report = context.Scan?.Invoke(bill, what.Scope.Decisions) ?? ScanReport.NotRun(context.Time);
        var problems = policy.Judge(report);
        return new PolicyCheck(
            "advisories", Outcome(problems.IsEmpty), policy.FailOn is { } threshold ? $"nothing {threshold} or worse" : "a scan",
            report.Ran ? $"{report.Open.Count()} findings that stand, of {report.Packages} packages" : "no scan was made")
        {
            Problems = problems,
        };
    }

    private static string[] NotCovered(BillOfMaterials bill, EvidenceSet evidence)
    {
        var covered = bill.Components.SelectMany(component => component.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return [.. evidence.Files.Where(file => !covered.Contains(file)).Order(StringComparer.Ordinal)];
    }

    private static CheckOutcome Outcome(bool passed) => passed ? CheckOutcome.Passed : CheckOutcome.Failed;
}
