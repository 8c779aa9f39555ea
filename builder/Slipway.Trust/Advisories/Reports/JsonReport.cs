using System.Text.Json;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Json;

namespace Slipway.Trust.Advisories.Reports;

/// <summary>The report of a scan as a document of our own, for programs; docs/reports.md describes it.</summary>
public static class JsonReport
{
    /// <summary>Writes a report.</summary>
    public static byte[] Write(ScanReport report) => CanonicalJson.WriteIndented(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("formatVersion", 1);
        writer.WriteString("status", report.Ran ? "complete" : "not-run");
        writer.WriteString("scannedAt", report.Time.Written());
        if (report.DatabaseTime is { } newest)
        {
            writer.WriteString("databaseTime", newest.Written());
        }

        writer.WriteNumber("packages", report.Packages);
        writer.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            Write(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("unchecked");
        foreach (var component in report.Unchecked)
        {
            writer.WriteStartObject();
            writer.WriteString("ref", component.Ref);
            writer.WriteString("reason", component.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notes");
        foreach (var note in report.Notes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", note.Id);
            writer.WriteString("subject", note.Subject);
            writer.WriteString("message", note.Message);
            writer.WriteString("remedy", note.Remedy);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>The word for what became of a finding.</summary>
    internal static string Word(FindingState state) => state switch
    {
        FindingState.Ignored => "ignored",
        FindingState.NotAffected => "not-affected",
        _ => "open",
    };

    private static void Write(Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("id", finding.Id);
        WriteTexts(writer, "aliases", finding.Aliases);
        writer.WriteStartObject("package");
        writer.WriteString("ref", finding.Package.Ref);
        writer.WriteString("ecosystem", finding.Package.Ecosystem);
        writer.WriteString("name", finding.Package.Name);
        writer.WriteString("version", finding.Package.Version);
        writer.WriteEndObject();
        writer.WriteString("severity", finding.Severity.Word());
        if (finding.Score is { } score)
        {
            writer.WriteNumber("score", score);
        }

        WriteText(writer, "vector", finding.Vector);
        WriteText(writer, "summary", finding.Summary);
        WriteText(writer, "fixedIn", finding.FixedIn);
        writer.WriteString("url", finding.Url);
        WriteTexts(writer, "path", finding.Path);
        writer.WriteString("state", Word(finding.State));
        WriteText(writer, "reason", finding.Reason);
        WriteText(writer, "until", finding.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
