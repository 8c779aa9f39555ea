using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom;

/// <summary>Reads CycloneDX JSON, ours and others', as far as scanning and verifying need it.</summary>
public static class CycloneDxReader
{
    private const int MostNesting = 8;

    /// <summary>Reads a document; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<BillOfMaterials> Read(ReadOnlyMemory<byte> json, string subject)
    {
        try
        {
            return CanonicalJson.Read(json, Read);
        }
        catch (JsonException error)
        {
            return SbomProblems.Malformed(subject, error.Message);
        }
    }

    private static BillOfMaterials Read(JsonElement root)
    {
        if (root.Text("bomFormat") != "CycloneDX"
            || root.Text("specVersion") is not { } version || !version.StartsWith("1.", StringComparison.Ordinal))
        {
            throw new JsonException("'bomFormat' and 'specVersion' are not those of CycloneDX 1.");
        }

        var metadata = root.Member("metadata");
        return new BillOfMaterials
        {
            Subject = metadata?.Member("component") is { } subject
                ? ReadComponent(subject)
                : new Component { Ref = "", Type = ComponentType.Application, Name = "unknown" },
            SerialNumber = root.Text("serialNumber"),
            Components = [.. ReadComponents(root, 0)],
            Dependencies = [.. root.Items("dependencies").Select(item => new ComponentDependency(
                item.RequiredText("ref"), [.. item.Items("dependsOn").Select(target => target.ItemText())]))],
            Timestamp = DateTimeOffset.TryParse(metadata?.Text("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var time) ? time : null,
            Manufacturer = (metadata?.Member("manufacturer") ?? metadata?.Member("supplier")) is { } maker ? ReadOrganization(maker) : null,
            Tools = metadata?.Member("tools") is { ValueKind: JsonValueKind.Object } tools ? [.. ReadComponents(tools, 0)] : [],
        };
    }

    // Components may lie within components; for scanning they are all the same.
    private static IEnumerable<Component> ReadComponents(JsonElement owner, int depth) => depth > MostNesting
        ? throw new JsonException("Components are nested deeper than any real document.")
        : owner.Items("components").SelectMany(item => ReadComponents(item, depth + 1).Prepend(ReadComponent(item)));

    private static Component ReadComponent(JsonElement item)
    {
        var name = item.RequiredText("name");
        PackageUrl? purl = null;
        if (item.Text("purl") is { } text && !PackageUrl.TryParse(text, out purl))
        {
            throw new JsonException($"'{text}' is not a package URL.");
        }

        return new Component
        {
            Ref = item.Text("bom-ref") ?? purl?.ToString() ?? $"{name}@{item.Text("version")}",
            Type = ReadType(item.Text("type")),
            Name = name,
            Version = item.Text("version"),
            Description = item.Text("description"),
            Purl = purl,
            Cpe = item.Text("cpe"),
            Copyright = item.Text("copyright"),
            Author = item.Items("authors").Select(author => author.Text("name")).FirstOrDefault(author => author is not null),
            References = item.Items("externalReferences").Where(reference => reference.Text("type") is not null && reference.Text("url") is not null)
                .DistinctBy(reference => reference.Text("type"), StringComparer.Ordinal)
                .ToImmutableSortedDictionary(reference => reference.RequiredText("type"), reference => reference.RequiredText("url"), StringComparer.Ordinal),
            Supplier = item.Member("supplier") is { } supplier ? ReadOrganization(supplier) : null,
            Licences = [.. item.Items("licenses").Select(ReadLicence)],
            Hashes = [.. item.Items("hashes").Select(hash => new ComponentHash(hash.RequiredText("alg"), hash.RequiredText("content")))],
            Files = item.Member("evidence") is { } evidence ? [.. evidence.Items("occurrences").Select(ReadFile)] : [],
            Properties = ReadProperties(item),
        };
    }

    private static ComponentType ReadType(string? type) => type switch
    {
        "application" => ComponentType.Application,
        "framework" => ComponentType.Framework,
        "container" => ComponentType.Container,
        "operating-system" => ComponentType.OperatingSystem,
        _ => ComponentType.Library,
    };

    private static Licence ReadLicence(JsonElement item)
    {
        if (item.Text("expression") is { } expression)
        {
            return Licence.Parse(expression);
        }

        var licence = item.RequiredMember("license");
        return licence.Text("id") is { } id
            ? Licence.Parse(id) : Licence.Named(licence.Text("name") ?? "", licence.Member("text")?.Text("content"), licence.Text("url"));
    }

    private static ComponentFile ReadFile(JsonElement item) => new(
        item.RequiredText("location"),
        item.Text("additionalContext") is { } context
            && context.StartsWith("sha256:", StringComparison.Ordinal) && Sha256Digest.TryParse(context, out var digest) ? digest : null);

    private static Organization ReadOrganization(JsonElement item) => new(
        item.Text("name") ?? "",
        item.Member("url") is { ValueKind: JsonValueKind.Array } ? item.Items("url").Select(url => url.ItemText()).FirstOrDefault() : null,
        item.Items("contact").Select(contact => contact.Text("email")).FirstOrDefault(email => email is not null));

    private static ImmutableSortedDictionary<string, string> ReadProperties(JsonElement item) => item.Items("properties")
        .Where(property => property.Text("name") is not null)
        .DistinctBy(property => property.Text("name"), StringComparer.Ordinal)
        .ToImmutableSortedDictionary(property => property.RequiredText("name"), property => property.Text("value") ?? "",
            StringComparer.Ordinal);
}
