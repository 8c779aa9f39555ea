using System.Globalization;
using System.Text.Json;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Json;

namespace Slipway.Trust.Advisories.Reports;

/// <summary>The report of a scan as a document of our own, for programs; docs/reports.md describes it.</summary>
public static class JsonReport
{
    /// <summary>Writes a report.</summary>
    public static byte[] Write(ScanReport report) => CanonicalJson.WriteIndented(writer => writer.Object(() =>
    {
        writer.WriteNumber("formatVersion", 1);
        writer.WriteString("status", report.IsComplete ? "complete" : report.Ran ? "incomplete" : "not-run");
        writer.WriteString("scannedAt", report.Time.Written());
        writer.Optional("databaseTime", report.DatabaseTime?.Written());
        writer.WriteNumber("packages", report.Packages);
        writer.List("findings", report.Findings, finding => writer.Object(() => Write(writer, finding)));
        writer.List("unchecked", report.Unchecked, component => writer.Object(() =>
        {
            writer.WriteString("ref", component.Ref);
            writer.WriteString("reason", component.Reason);
        }));
        writer.List("notes", report.Notes, note => writer.Object(() =>
        {
            writer.WriteString("id", note.Id);
            writer.WriteString("subject", note.Subject);
            writer.WriteString("message", note.Message);
            writer.WriteString("remedy", note.Remedy);
        }));
    }));

    /// <summary>The word for what became of a finding.</summary>
    internal static string Word(FindingState state) => state switch
    {
        FindingState.Ignored => "ignored",
        FindingState.NotAffected => "not-affected",
        _ => "open",
    };

    private static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteString("id", finding.Id);
        writer.Texts("aliases", finding.Aliases);
        writer.Object("package", () =>
        {
            writer.WriteString("ref", finding.Package.Ref);
            writer.WriteString("ecosystem", finding.Package.Ecosystem);
            writer.WriteString("name", finding.Package.Name);
            writer.WriteString("version", finding.Package.Version);
        });
        writer.WriteString("severity", finding.Severity.Word());
        if (finding.Score is { } score)
        {
            writer.WriteNumber("score", score);
        }

        writer.Optional("vector", finding.Vector);
        writer.Optional("summary", finding.Summary);
        writer.Optional("fixedIn", finding.FixedIn);
        writer.WriteString("url", finding.Url);
        writer.Texts("path", finding.Path);
        writer.WriteString("state", Word(finding.State));
        writer.Optional("reason", finding.Reason);
        writer.Optional("until", finding.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
