using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Sbom;

namespace Slipway.Trust.Advisories.Vex;

/// <summary>Writes statements as an OpenVEX document, or as a CycloneDX document that names components of a bill of materials.</summary>
public static class VexWriter
{
    /// <summary>Writes OpenVEX 0.2; the document's id is made of its content.</summary>
    public static byte[] OpenVex(IReadOnlyList<VexStatement> statements, string author, DateTimeOffset time)
    {
        var id = NameUuid.Of(CanonicalJson.Write(writer => WriteOpenVex(writer, statements, author, null)));
        return CanonicalJson.WriteIndented(writer => WriteOpenVex(writer, statements, author, (id, time)));
    }

    /// <summary>Writes CycloneDX 1.6 with the statements' vulnerabilities; products are refs of the bill with this serial number.</summary>
    public static byte[] CycloneDx(IReadOnlyList<VexStatement> statements, string serialNumber, DateTimeOffset time) => CanonicalJson.WriteIndented(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        writer.WriteString("bomFormat", "CycloneDX");
        writer.WriteString("specVersion", "1.6");
        writer.WriteNumber("version", 1);
        writer.WriteStartObject("metadata");
        writer.WriteString("timestamp", time.Written());
        writer.WriteEndObject();
        writer.WriteStartArray("vulnerabilities");
        foreach (var statement in statements)
        {
            WriteCycloneDx(writer, statement, serialNumber.Replace("urn:uuid:", "urn:cdx:", StringComparison.Ordinal));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void WriteOpenVex(Utf8JsonWriter writer, IReadOnlyList<VexStatement> statements, string author, (Guid Id, DateTimeOffset Time)? document)
    {
        writer.WriteStartObject();
        writer.WriteString("@context", "https://openvex.dev/ns/v0.2.0");
        if (document is var (id, time))
        {
            writer.WriteString("@id", $"https://slipway.dev/vex/{id:D}");
            writer.WriteString("author", author);
            writer.WriteString("timestamp", time.Written());
        }

        writer.WriteNumber("version", 1);
        writer.WriteStartArray("statements");
        foreach (var statement in statements)
        {
            WriteOpenVex(writer, statement);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteOpenVex(Utf8JsonWriter writer, VexStatement statement)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("vulnerability");
        writer.WriteString("name", statement.Vulnerability);
        WriteTexts(writer, "aliases", statement.Aliases);
        writer.WriteEndObject();
        writer.WriteStartArray("products");
        foreach (var product in statement.Products)
        {
            WriteProduct(writer, product);
        }

        writer.WriteEndArray();
        writer.WriteString("status", VexWords.Of(statement.Status));
        if (statement.Justification is { } justification)
        {
            writer.WriteString("justification", justification);
        }

        if (statement.Comment is { } comment)
        {
            writer.WriteString(statement.Status is VexStatus.Affected ? "action_statement" : "impact_statement", comment);
        }

        writer.WriteEndObject();
    }

    private static void WriteProduct(Utf8JsonWriter writer, VexProduct product)
    {
        writer.WriteStartObject();
        writer.WriteString("@id", product.Id);
        if (!product.Components.IsEmpty)
        {
            writer.WriteStartArray("subcomponents");
            foreach (var part in product.Components)
            {
                writer.WriteStartObject();
                writer.WriteString("@id", part);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteCycloneDx(Utf8JsonWriter writer, VexStatement statement, string document)
    {
        writer.WriteStartObject();
        writer.WriteString("id", statement.Vulnerability);
        writer.WriteStartObject("analysis");
        writer.WriteString("state", VexWords.ToCycloneDx(statement.Status));
        if (VexWords.ToCycloneDxJustification(statement.Justification) is { } justification)
        {
            writer.WriteString("justification", justification);
        }

        if (statement.Comment is { } comment)
        {
            writer.WriteString("detail", comment);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("affects");
        foreach (var reference in statement.Products.SelectMany(product => product.Components.IsEmpty ? [product.Id] : product.Components))
        {
            writer.WriteStartObject();
            writer.WriteString("ref", $"{document}/1#{reference}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
