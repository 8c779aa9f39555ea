using System.Globalization;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sarif;

namespace Slipway.Trust.Advisories.Reports;

/// <summary>The report of a scan as SARIF 2.1.0, for code scanning: one rule a weakness, one result a package that has it.</summary>
public static class SarifReport
{
    /// <summary>Writes a report; <paramref name="locate"/> says which line of which file brought a package.</summary>
    public static byte[] Write(ScanReport report, string toolVersion, Func<Finding, ReportLocation> locate)
    {
        var rules = report.Findings.DistinctBy(finding => finding.Id, StringComparer.Ordinal)
            .OrderBy(finding => finding.Id, StringComparer.Ordinal).Select(ToRule);
        return new SarifRun(toolVersion, report.Time, [.. rules],
            [.. report.Findings.Select(finding => ToResult(finding, locate(finding)))])
        { Successful = report.IsComplete }.ToBytes();
    }

    private static SarifRule ToRule(Finding finding) => new(
        finding.Id,
        finding.Summary.Length > 0 ? finding.Summary : finding.Id,
        $"{finding.Id} ({string.Join(", ", finding.Aliases)}) in {finding.Package.Name}. {finding.Summary}".TrimEnd(),
        finding.Url)
    {
        SecuritySeverity = Score(finding).ToString("0.0", CultureInfo.InvariantCulture),
        Tags = ["security", "vulnerability", finding.Severity.Word()],
    };

    private static SarifResult ToResult(Finding finding, ReportLocation location)
    {
        var way = finding.Path.Length > 2 ? $" It comes in through {string.Join(" > ", finding.Path[1..])}." : "";
        return new SarifResult(finding.Id, Level(finding.Severity),
            $"{finding.Package} has {finding.Id} ({finding.Severity.Word()}).{way} {finding.Advice}", location)
        {
            Fingerprint = $"{finding.Id}:{location.File}:{finding.Package.Name}@{finding.Package.Version}",
            Suppression = finding.State is FindingState.Open ? null
                : finding.Until is { } until ? $"{finding.Reason} (until {until:yyyy-MM-dd})"
                : finding.Reason ?? "",
        };
    }

    // GitHub sorts by this number into its own classes; without a score the lower bound of the class stands for it.
    private static double Score(Finding finding) => finding.Score ?? finding.Severity switch
    {
        Severity.Critical => 9.0,
        Severity.High => 7.0,
        Severity.Low => 1.0,
        _ => 4.0,
    };

    private static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Low => "note",
        _ => "warning",
    };
}
