using System.Collections.Immutable;
using Slipway.Trust.Advisories.Indexing;
using Slipway.Trust.Advisories.Vex;
using Slipway.Trust.Sbom;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>Looks for known weaknesses of what a bill of materials lists.</summary>
public static class AdvisoryScan
{
    /// <summary>
    /// Scans. Nothing found is ever left out: what is ignored, or said not to matter, is in the report with its reason.
    /// Statements must come from somebody who is believed; the scan does not ask.
    /// </summary>
    public static ScanReport Run(
        BillOfMaterials bill, AdvisoryIndex index, ScanDecisions decisions, DateTimeOffset now)
    {
        var (listed, unknown) = PackagesToScan.Of(bill);
        var uncovered = listed.CountBy(package => package.Ecosystem).Where(one => !index.Covers(one.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var packages = listed.RemoveAll(package => uncovered.ContainsKey(package.Ecosystem));
        var paths = new DependencyPaths(bill);
        var context = new VexContext(bill);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var findings = packages
            .SelectMany(package => AdvisoryMatcher.Match(package, index))
            .Select(finding => Judge(finding with { Path = paths.To(finding.Package.Ref) }, decisions, context, today))
            .OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.Package.Name, StringComparer.Ordinal)
            .ThenBy(finding => finding.Package.Ref, StringComparer.Ordinal)
            .ThenBy(finding => finding.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return new ScanReport
        {
            Ran = true,
            Time = now,
            DatabaseTime = packages.Select(package => package.Ecosystem).Distinct().Min(index.NewestOf) ?? index.Newest,
            Packages = packages.Length,
            Findings = findings,
            Unchecked =
            [
                .. unknown,
                .. listed.Where(package => uncovered.ContainsKey(package.Ecosystem)).Select(package => new UncheckedComponent(package.Ref, $"the database says nothing about {package.Ecosystem}")),
            ],
            Uncovered = uncovered,
            Notes = [.. Notes(findings, decisions, today), .. uncovered.Where(one => one.Key != PackagesToScan.NuGet).Select(one => AdvisoryProblems.Uncovered(one.Key, one.Value))],
        };
    }

    private static Finding Judge(Finding finding, ScanDecisions decisions, VexContext context, DateOnly today)
    {
        var rule = decisions.Ignores.FirstOrDefault(rule => rule.Covers(finding) && rule.Until > today);
        if (rule is not null)
        {
            return finding with { State = FindingState.Ignored, Reason = rule.Reason, Until = rule.Until };
        }

        var statement = decisions.Statements.LastOrDefault(statement => finding.Aliases.Any(statement.IsAbout)
            && context.Covers(statement, finding.Package.Ref));
        return statement is null ? finding : finding with
        {
            State = statement.Status is VexStatus.NotAffected or VexStatus.Fixed ? FindingState.NotAffected : FindingState.Open,
            Reason = statement.Explanation,
        };
    }

    private static IEnumerable<TrustProblem> Notes(ImmutableArray<Finding> findings, ScanDecisions decisions, DateOnly today) =>
        decisions.Ignores.Where(rule => rule.Until <= today)
            .Select(rule => AdvisoryProblems.OverdueIgnore(rule.Id, rule.Package, rule.Until))
            .Concat(decisions.Ignores.Where(rule => rule.Until > today && !findings.Any(rule.Covers))
                .Select(rule => AdvisoryProblems.UnusedIgnore(rule.Id, rule.Package)));
}
