using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom;

/// <summary>Writes one component of a CycloneDX document, properties in the order of the specification.</summary>
internal static class ComponentWriter
{
    public static void Write(Utf8JsonWriter writer, Component component)
    {
        writer.WriteStartObject();
        writer.WriteString("type", TypeName(component.Type));
        writer.WriteString("bom-ref", component.Ref);
        if (component.Supplier is { } supplier)
        {
            Write(writer, "supplier", supplier);
        }

        if (component.Author is { } author)
        {
            writer.WriteStartArray("authors");
            writer.WriteStartObject();
            writer.WriteString("name", author);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteString("name", component.Name);
        WriteText(writer, "version", component.Version);
        WriteText(writer, "description", component.Description);
        writer.WriteString("scope", "required");
        WriteHashes(writer, component.Hashes);
        WriteLicences(writer, component.Licences);
        WriteText(writer, "copyright", component.Copyright);
        WriteText(writer, "cpe", component.Cpe);
        WriteText(writer, "purl", component.Purl?.ToString());
        WriteReferences(writer, component.References);
        WriteProperties(writer, component.Properties);
        WriteFiles(writer, component.Files);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, string name, Organization organization)
    {
        writer.WriteStartObject(name);
        writer.WriteString("name", organization.Name);
        if (organization.Url is { } url)
        {
            writer.WriteStartArray("url");
            writer.WriteStringValue(url);
            writer.WriteEndArray();
        }

        if (organization.Email is { } email)
        {
            writer.WriteStartArray("contact");
            writer.WriteStartObject();
            writer.WriteString("email", email);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    public static string TypeName(ComponentType type) => type switch
    {
        ComponentType.OperatingSystem => "operating-system",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteHashes(Utf8JsonWriter writer, ImmutableArray<ComponentHash> hashes)
    {
        if (hashes.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("hashes");
        foreach (var hash in hashes.OrderBy(hash => hash.Algorithm, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("alg", hash.Algorithm);
            writer.WriteString("content", hash.Hex);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // The schema allows a list of licences, or one expression alone.
    private static void WriteLicences(Utf8JsonWriter writer, ImmutableArray<Licence> licences)
    {
        if (licences.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("licenses");
        foreach (var licence in licences)
        {
            writer.WriteStartObject();
            if (licence.Kind is LicenceKind.Expression && licences.Length == 1)
            {
                writer.WriteString("expression", licence.Name);
            }
            else
            {
                WriteLicence(writer, licence);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLicence(Utf8JsonWriter writer, Licence licence)
    {
        writer.WriteStartObject("license");
        writer.WriteString(licence.Kind is LicenceKind.Id ? "id" : "name", licence.Name);
        if (licence.Text is { } text)
        {
            writer.WriteStartObject("text");
            writer.WriteString("contentType", "text/plain");
            writer.WriteString("content", text);
            writer.WriteEndObject();
        }

        WriteText(writer, "url", licence.Url);
        writer.WriteEndObject();
    }

    private static void WriteReferences(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> references)
    {
        if (references.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("externalReferences");
        foreach (var (type, url) in references)
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteString("url", url);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> properties)
    {
        if (properties.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("properties");
        foreach (var (name, value) in properties)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFiles(Utf8JsonWriter writer, ImmutableArray<ComponentFile> files)
    {
        if (files.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("evidence");
        writer.WriteStartArray("occurrences");
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("location", file.Path);
            WriteText(writer, "additionalContext", file.Digest?.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
