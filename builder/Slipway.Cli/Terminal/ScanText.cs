using System.Globalization;
using System.Text;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Trust.Advisories;
using Slipway.Trust.Advisories.Scanning;

namespace Slipway.Cli.Terminal;

/// <summary>A scan's report for people: worst first, what was decided about each, and what nobody looked at.</summary>
internal static class ScanText
{
    public static string Of(ScanReport report)
    {
        if (!report.Ran)
        {
            return "not run: there is no advisory database";
        }

        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{finding.Severity.Word(),-9} {finding.Id,-20} {finding.Package}");
            text.Append(CultureInfo.InvariantCulture, $"  {(finding.FixedIn is { } version ? $"fixed in {version}" : "no fix known")}{Decided(finding)}\n");
            if (finding.Summary.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"          {OnOneLine(finding.Summary)}\n");
            }

            if (FindingWay.Of(finding) is { } way)
            {
                text.Append(CultureInfo.InvariantCulture, $"          through {way}\n");
            }
        }

        var open = report.Open.Count();
        text.Append(CultureInfo.InvariantCulture, $"{report.Packages} packages, {open} known weakness{(open == 1 ? "" : "es")}");
        text.Append(report.Findings.Length > open ? string.Create(CultureInfo.InvariantCulture, $", {report.Findings.Length - open} decided otherwise") : "");
        text.Append(report.Unchecked.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.Unchecked.Length} components that no database knows") : "");
        text.Append(report.DatabaseTime is { } newest ? string.Create(CultureInfo.InvariantCulture, $"; advisories up to {newest:yyyy-MM-dd}") : "");
        return text.ToString();
    }

    // Whoever wrote it shall write no line of the report.
    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n', '\u2028', '\u2029', '\u0085'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Decided(Finding finding) => finding.State switch
    {
        FindingState.Ignored => string.Create(CultureInfo.InvariantCulture, $"  ignored until {finding.Until:yyyy-MM-dd}: {OnOneLine(finding.Reason ?? "")}"),
        FindingState.NotAffected => $"  {OnOneLine(finding.Reason ?? "")}",
        _ => "",
    };
}
