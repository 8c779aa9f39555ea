using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Sbom;

/// <summary>
/// Writes CycloneDX JSON. Everything is sorted, and the serial number is made of the content: the same things give the same bytes
/// on every machine.
/// </summary>
public static class CycloneDxWriter
{
    /// <summary>The media type of the document.</summary>
    public const string MediaType = "application/vnd.cyclonedx+json";

    /// <summary>Writes a document, or says why it would be none.</summary>
    public static Checked<byte[]> Write(BillOfMaterials bill, CycloneDxVersion version)
    {
        if (bill.Check() is { Length: > 0 } problems)
        {
            return Checked<byte[]>.From(problems);
        }

        var content = CanonicalJson.Write(writer => Write(writer, bill with { Timestamp = null }, version, serial: null));
        var serial = NameUuid.Of(content);
        return CanonicalJson.WriteIndented(writer => Write(writer, bill, version, serial));
    }

    private static void Write(Utf8JsonWriter writer, BillOfMaterials bill, CycloneDxVersion version, Guid? serial)
    {
        var number = version is CycloneDxVersion.V16 ? "1.6" : "1.7";
        writer.WriteStartObject();
        writer.WriteString("$schema", $"http://cyclonedx.org/schema/bom-{number}.schema.json");
        writer.WriteString("bomFormat", "CycloneDX");
        writer.WriteString("specVersion", number);
        if (serial is { } known)
        {
            writer.WriteString("serialNumber", $"urn:uuid:{known:D}");
        }

        writer.WriteNumber("version", 1);
        WriteMetadata(writer, bill);
        writer.WriteStartArray("components");
        foreach (var component in bill.Components.OrderBy(component => component.Ref, StringComparer.Ordinal))
        {
            ComponentWriter.Write(writer, component);
        }

        writer.WriteEndArray();
        WriteDependencies(writer, bill);
        WriteCompositions(writer, bill);
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, BillOfMaterials bill)
    {
        writer.WriteStartObject("metadata");
        if (bill.Timestamp is { } time)
        {
            writer.WriteString("timestamp", time.Written());
        }

        writer.WriteStartArray("lifecycles");
        writer.WriteStartObject();
        writer.WriteString("phase", "build");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("tools");
        writer.WriteStartArray("components");
        foreach (var tool in bill.Tools.OrderBy(tool => tool.Ref, StringComparer.Ordinal))
        {
            ComponentWriter.Write(writer, tool);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WritePropertyName("component");
        ComponentWriter.Write(writer, bill.Subject);
        if (bill.Manufacturer is { } manufacturer)
        {
            ComponentWriter.Write(writer, "manufacturer", manufacturer);
        }

        writer.WriteEndObject();
    }

    // Every component has a line, also the one that needs nothing: a missing line would mean that nobody looked.
    private static void WriteDependencies(Utf8JsonWriter writer, BillOfMaterials bill)
    {
        var edges = bill.Dependencies
            .GroupBy(dependency => dependency.Ref, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(dependency => dependency.DependsOn).Distinct().Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
        writer.WriteStartArray("dependencies");
        foreach (var reference in bill.Components.Select(component => component.Ref).Append(bill.Subject.Ref).Order(StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("ref", reference);
            WriteTexts(writer, "dependsOn", edges.TryGetValue(reference, out var targets) ? targets : []);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCompositions(Utf8JsonWriter writer, BillOfMaterials bill)
    {
        var compositions = new[] { ("complete", bill.Complete), ("incomplete", bill.Incomplete) }.Where(composition => composition.Item2.Length > 0).ToArray();
        if (compositions.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("compositions");
        foreach (var (aggregate, references) in compositions)
        {
            writer.WriteStartObject();
            writer.WriteString("aggregate", aggregate);
            WriteTexts(writer, "dependencies", [.. references.Order(StringComparer.Ordinal)]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
