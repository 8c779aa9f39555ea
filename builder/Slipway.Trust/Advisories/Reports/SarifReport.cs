using System.Globalization;
using System.Text;
using System.Text.Json;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Json;

namespace Slipway.Trust.Advisories.Reports;

/// <summary>The report of a scan as SARIF 2.1.0, for code scanning: one rule a weakness, one result a package that has it.</summary>
/// <remarks>https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</remarks>
public static class SarifReport
{
    /// <summary>Writes a report; <paramref name="locate"/> says which line of which file brought a package.</summary>
    public static byte[] Write(ScanReport report, string toolVersion, Func<Finding, ReportLocation> locate) => CanonicalJson.WriteIndented(writer =>
    {
        var rules = report.Findings.GroupBy(finding => finding.Id, StringComparer.Ordinal).Select(group => group.First()).OrderBy(finding => finding.Id, StringComparer.Ordinal).ToArray();
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "slipway");
        writer.WriteString("version", toolVersion);
        writer.WriteString("informationUri", "https://slipway.dev/scan");
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            WriteRule(writer, rule);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        WriteInvocation(writer, report);
        writer.WriteStartArray("results");
        foreach (var finding in report.Findings)
        {
            WriteResult(writer, finding, Array.FindIndex(rules, rule => rule.Id == finding.Id), locate(finding));
        }

        writer.WriteEndArray();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    // A scan that did not run has no results either; this tells the two apart.
    private static void WriteInvocation(Utf8JsonWriter writer, ScanReport report)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteString("endTimeUtc", report.Time.Written());
        writer.WriteBoolean("executionSuccessful", report.Ran);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteRule(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("id", finding.Id);
        WriteMessage(writer, "shortDescription", finding.Summary.Length > 0 ? finding.Summary : finding.Id);
        WriteMessage(writer, "fullDescription", $"{finding.Id} ({string.Join(", ", finding.Aliases)}) in {finding.Package.Name}. {finding.Summary}".TrimEnd());
        writer.WriteString("helpUri", finding.Url);
        writer.WriteStartObject("properties");
        writer.WriteString("security-severity", Score(finding).ToString("0.0", CultureInfo.InvariantCulture));
        writer.WriteStartArray("tags");
        writer.WriteStringValue("security");
        writer.WriteStringValue("vulnerability");
        writer.WriteStringValue(finding.Severity.Word());
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, Finding finding, int rule, ReportLocation location)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Id);
        writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", Level(finding.Severity));
        WriteMessage(writer, "message", Message(finding));
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', location.File.Split('/').Select(Uri.EscapeDataString)));
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", Math.Max(location.Line, 1));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("slipway/v1", Sha256Digest.Of(Encoding.UTF8.GetBytes($"{finding.Id}:{location.File}:{finding.Package.Name}@{finding.Package.Version}")).Hex);
        writer.WriteEndObject();
        WriteSuppression(writer, finding);
        writer.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter writer, Finding finding)
    {
        if (finding.State is FindingState.Open)
        {
            return;
        }

        writer.WriteStartArray("suppressions");
        writer.WriteStartObject();
        writer.WriteString("kind", "external");
        writer.WriteString("status", "accepted");
        writer.WriteString("justification", finding.Until is { } until ? $"{finding.Reason} (until {until:yyyy-MM-dd})" : finding.Reason ?? "");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string Message(Finding finding)
    {
        var way = finding.Path.Length > 2 ? $" It comes in through {string.Join(" > ", finding.Path[1..])}." : "";
        return $"{finding.Package} has {finding.Id} ({finding.Severity.Word()}).{way} {finding.Advice}";
    }

    private static void WriteMessage(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
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
