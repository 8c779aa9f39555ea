using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Conformance.Running;
using Slipway.Metadata;

namespace Slipway.Conformance.Reports;

/// <summary>A report as canonical JSON: members and lists sorted, no times. docs/schemas/conformance-report.schema.json describes it.</summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Canonical = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The report; ends with a line feed.</summary>
    public static string Write(ConformanceReport report)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Canonical))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", WellKnown.ApiVersion);
            WriteChecks(writer, report);
            writer.WriteString("checksDigest", report.ChecksDigest);
            writer.WriteString("contract", report.Contract);
            writer.WriteString("kind", "ConformanceReport");
            writer.WriteString("kit", report.Kit);
            writer.WriteString("profile", report.Profile);
            writer.WriteStartArray("providers");
            foreach (var provider in report.Providers)
            {
                writer.WriteStringValue(provider);
            }

            writer.WriteEndArray();
            writer.WriteString("result", report.VerdictWord);
            WriteServer(writer, report.Server);
            WriteSubjects(writer, report);
            writer.WriteString("target", report.Target);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void WriteServer(Utf8JsonWriter writer, ReportedServer? server)
    {
        if (server is null)
        {
            return;
        }

        writer.WriteStartObject("server");
        if (server.Digest is { } digest)
        {
            writer.WriteString("digest", digest);
        }

        writer.WriteString("version", server.Version);
        writer.WriteEndObject();
    }

    private static void WriteChecks(Utf8JsonWriter writer, ConformanceReport report)
    {
        writer.WriteStartArray("checks");
        foreach (var (check, capability, result) in report.Checks)
        {
            writer.WriteStartObject();
            if (capability is not null)
            {
                writer.WriteString("capability", capability);
            }

            if (result.Detail is { } detail)
            {
                writer.WriteString("detail", detail);
            }

            writer.WriteString("id", check.Id);
            writer.WriteString("level", check.Level.ToString().ToLowerInvariant());
            writer.WriteString("outcome", result.Outcome.ToString().ToLowerInvariant());
            writer.WriteString("rationale", check.Rationale);
            writer.WriteString("remedy", check.Remedy);
            writer.WriteString("title", check.Title);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSubjects(Utf8JsonWriter writer, ConformanceReport report)
    {
        writer.WriteStartArray("subjects");
        foreach (var (name, digest) in report.Subjects)
        {
            writer.WriteStartObject();
            writer.WriteString("digest", digest);
            writer.WriteString("name", name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
