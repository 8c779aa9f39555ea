using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Advisories.Vex;

/// <summary>Reads OpenVEX documents, and the vulnerabilities of CycloneDX documents.</summary>
public static class VexReader
{
    private const int MostStatements = 100_000;

    /// <summary>Reads a document; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<IReadOnlyList<VexStatement>> Read(ReadOnlyMemory<byte> json, string subject)
    {
        try
        {
            return Checked<IReadOnlyList<VexStatement>>.Made(CanonicalJson.Read(json, Read));
        }
        catch (JsonException error)
        {
            return AdvisoryProblems.Malformed(subject, error.Message);
        }
    }

    private static VexStatement[] Read(JsonElement root)
    {
        if (root.Text("bomFormat") == "CycloneDX")
        {
            return [.. root.Items("vulnerabilities", MostStatements).Select(ReadCycloneDx).OfType<VexStatement>()];
        }

        return root.Text("@context") is { } context && context.StartsWith("https://openvex.dev/ns", StringComparison.Ordinal)
            ? [.. root.Items("statements", MostStatements).Select(ReadOpenVex)]
            : throw new JsonException("It is neither OpenVEX nor CycloneDX.");
    }

    private static VexStatement ReadOpenVex(JsonElement statement)
    {
        var vulnerability = statement.RequiredMember("vulnerability");
        var id = vulnerability.ValueKind == JsonValueKind.String ? vulnerability.GetString()! : vulnerability.RequiredText("name");
        var status = VexWords.OpenVex(statement.Text("status")) ?? throw new JsonException($"'{statement.Text("status")}' is no status.");
        var justification = statement.Text("justification");
        if (justification is not null && !VexWords.Justifications.Contains(justification))
        {
            throw new JsonException($"'{justification}' is no justification.");
        }

        if (status is VexStatus.NotAffected && justification is null && string.IsNullOrWhiteSpace(statement.Text("impact_statement")))
        {
            throw new JsonException($"The statement that {id} does not affect something gives no reason.");
        }

        return new VexStatement(id, status)
        {
            Aliases = vulnerability.ValueKind == JsonValueKind.Object
                ? [.. vulnerability.Items("aliases").Select(alias => alias.ItemText())] : [],
            Products = [.. statement.Items("products").SelectMany(ReadProducts)],
            Justification = justification,
            Comment = statement.Text("impact_statement") ?? statement.Text("action_statement"),
        };
    }

    // A product may be named twice, by its id and by its identifiers; either serves.
    private static IEnumerable<VexProduct> ReadProducts(JsonElement product)
    {
        var parts = product.ValueKind == JsonValueKind.Object ? product.Items("subcomponents").SelectMany(Names).ToImmutableArray() : [];
        return Names(product).Select(name => new VexProduct(name, parts));
    }

    private static IEnumerable<string> Names(JsonElement named) => named.ValueKind == JsonValueKind.String
        ? [named.GetString()!]
        : new[] { named.Text("@id"), named.Member("identifiers")?.Text("purl") }.OfType<string>();

    private static VexStatement? ReadCycloneDx(JsonElement vulnerability) =>
        vulnerability.Member("analysis") is { } analysis && VexWords.CycloneDx(analysis.Text("state")) is { } status
            ? new VexStatement(vulnerability.RequiredText("id"), status)
            {
                Aliases = [.. vulnerability.Items("references").Select(reference => reference.Text("id")).OfType<string>()],
                Products = [.. vulnerability.Items("affects").Select(affected => new VexProduct(affected.RequiredText("ref"), []))],
                Justification = analysis.Text("justification"),
                Comment = analysis.Text("detail"),
            }
            : null;
}
