using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Metadata;

namespace Slipway.Approval.Matrix;

/// <summary>A matrix as JSON: each finding once, rows point at theirs by number. docs/schemas/matrix.schema.json describes it.</summary>
public static class MatrixJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The matrix; ends with a line feed.</summary>
    public static string Write(CompatibilityMatrix matrix)
    {
        var findings = matrix.Findings();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", WellKnown.ApiVersion);
            List(writer, "findings", findings.Keys, cell => Finding(writer, cell));
            writer.WriteString("kind", "CompatibilityMatrix");
            List(writer, "rows", matrix.Rows, row => Row(writer, row, findings));
            List(writer, "servers", matrix.Servers, server => Server(writer, server));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Finding(Utf8JsonWriter writer, MatrixCell cell)
    {
        Verdict(writer, "declared", cell.Declared.Verdict.ToString(), cell.Declared.Reason);
        Verdict(writer, "linked", cell.Linked.State.ToString(), cell.Linked.Reason);
        Verdict(writer, "proven", cell.Proven.State.ToString(), cell.Proven.Reason, cell.Proven.Evidence);
        writer.WriteString("state", cell.State.Word());
    }

    private static void Verdict(Utf8JsonWriter writer, string name, string verdict, string? reason, string? evidence = null)
    {
        writer.WriteStartObject(name);
        Optional(writer, "evidence", evidence);
        Optional(writer, "reason", reason);
        writer.WriteString("verdict", verdict.ToLowerInvariant());
        writer.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter writer, MatrixRow row, Dictionary<MatrixCell, int> findings)
    {
        // A line of its own for each number would make the file ten times as long.
        writer.WritePropertyName("cells");
        writer.WriteRawValue($"[{string.Join(", ", row.Cells.Select(cell => findings[cell]))}]");
        writer.WriteString("contentHash", row.ContentHash);
        writer.WriteString("module", row.Module);
        writer.WriteString("plugin", row.Plugin);
        writer.WriteString("status", row.Status);
        writer.WriteNumber("tier", (int)row.Tier);
        writer.WriteString("version", row.Version.ToString());
    }

    private static void Server(Utf8JsonWriter writer, MatrixServer server)
    {
        Optional(writer, "digest", server.Digest);
        writer.WritePropertyName("frameworkApis");
        writer.WriteRawValue(JsonSerializer.Serialize(server.FrameworkApis));
        writer.WriteString("version", server.Version.ToString());
    }

    private static void List<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
