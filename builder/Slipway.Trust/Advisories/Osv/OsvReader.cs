using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Versions;

namespace Slipway.Trust.Advisories.Osv;

/// <summary>Reads one record of the OSV format.</summary>
internal static class OsvReader
{
    /// <summary>Reads a record; a <see cref="JsonException"/> says what is malformed.</summary>
    public static OsvAdvisory Read(ReadOnlyMemory<byte> json) => CanonicalJson.Read(json, Read);

    private static OsvAdvisory Read(JsonElement root)
    {
        var id = root.RequiredText("id");
        var affected = root.Items("affected").Select(ReadAffected).OfType<OsvAffected>().ToImmutableArray();
        var vectors = Vectors(root).Concat(root.Items("affected").SelectMany(Vectors)).ToArray();
        var scores = vectors.Select(vector => (Vector: vector, Score: Cvss3.Score(vector)))
            .Where(scored => scored.Score is not null).OrderByDescending(scored => scored.Score).ToArray();
        var score = scores.Length > 0 ? scores[0].Score : null;
        var words = Severities.Parse(root.Member("database_specific") is { ValueKind: JsonValueKind.Object } specific
            ? SeverityText(specific) : null);
        return new OsvAdvisory(id)
        {
            Aliases = [.. root.Items("aliases")
                .Concat(root.Items("upstream").Where(upstream => id.EndsWith("-" + upstream.ItemText(), StringComparison.Ordinal)))
                .Select(alias => alias.ItemText())],
            Summary = root.Text("summary") ?? "",
            Score = score,
            Vector = scores.Length > 0 ? scores[0].Vector : vectors.FirstOrDefault(),
            Severity = score is { } known ? Severities.OfScore(known) : words,
            Affected = affected,
        };
    }

    private static IEnumerable<string> Vectors(JsonElement owner) =>
        owner.Items("severity").Select(severity => severity.Text("score")).OfType<string>();

    private static string? SeverityText(JsonElement specific) =>
        specific.Member("severity") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static OsvAffected? ReadAffected(JsonElement item)
    {
        if (item.Member("package") is not { } package)
        {
            return null;
        }

        return new OsvAffected(package.RequiredText("ecosystem"), package.RequiredText("name"))
        {
            Versions = [.. item.Items("versions").Select(version => version.ItemText())],
            Ranges = [.. item.Items("ranges").Select(ReadRange).OfType<OsvRange>()],
            Severity = Severities.Parse(item.Member("ecosystem_specific") is { ValueKind: JsonValueKind.Object } specific
                && specific.Member("urgency") is { ValueKind: JsonValueKind.String } urgency ? urgency.GetString() : null),
        };
    }

    // Ranges of commits say nothing of packages. What cannot be read is not left out: it may be the one that matters.
    private static OsvRange? ReadRange(JsonElement range) => range.Text("type") switch
    {
        "GIT" => null,
        "ECOSYSTEM" or "SEMVER" => new OsvRange([.. range.Items("events").SelectMany(ReadEvents)]),
        "NUGET" when NuGetRange.TryParse(range.RequiredText("expression"), out var expression) => new OsvRange([]) { NuGet = expression },
        "NUGET" => new OsvRange([]) { Unread = range.RequiredText("expression") },
        var other => new OsvRange([]) { Unread = $"of the type {other}" },
    };

    private static IEnumerable<OsvEvent> ReadEvents(JsonElement change) => change.EnumerateObject()
        .Select(property => (Kind: property.Name switch
        {
            "introduced" => OsvEventKind.Introduced,
            "fixed" => OsvEventKind.Fixed,
            "last_affected" => OsvEventKind.LastAffected,
            "limit" => OsvEventKind.Limit,
            _ => (OsvEventKind?)null,
        }, property.Value))
        .Where(read => read.Kind is not null)
        .Select(read => new OsvEvent(read.Kind!.Value, read.Value.ItemText()));
}
