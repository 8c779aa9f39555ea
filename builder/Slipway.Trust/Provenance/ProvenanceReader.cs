using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Provenance;

/// <summary>Reads SLSA provenance, ours and others'. Parameters that are not texts are kept as their JSON.</summary>
internal static class ProvenanceReader
{
    private const int MostResources = 50_000;

    public static BuildProvenance Read(JsonElement root)
    {
        var definition = root.RequiredMember("buildDefinition");
        var run = root.RequiredMember("runDetails");
        var builder = run.RequiredMember("builder");
        var metadata = run.Member("metadata");
        return new BuildProvenance
        {
            BuildType = definition.RequiredText("buildType"),
            BuilderId = builder.RequiredText("id"),
            BuilderVersions = ReadMap(builder.Member("version")),
            ExternalParameters = ReadMap(definition.Member("externalParameters")),
            InternalParameters = ReadMap(definition.Member("internalParameters")),
            ResolvedDependencies = [.. definition.Items("resolvedDependencies", MostResources).Select(ReadResource)],
            Byproducts = [.. run.Items("byproducts", MostResources).Select(ReadResource)],
            StartedOn = ReadTime(metadata?.Text("startedOn")),
            FinishedOn = ReadTime(metadata?.Text("finishedOn")),
        };
    }

    private static ResourceDescriptor ReadResource(JsonElement item) => new(item.Text("name") ?? item.Text("uri") ?? "")
    {
        Uri = item.Text("uri"),
        Digests = ReadMap(item.Member("digest")),
        MediaType = item.Text("mediaType"),
        Annotations = ReadMap(item.Member("annotations")),
    };

    // An unset parameter and an empty one are the same (SLSA, "parsing rules").
    private static ImmutableSortedDictionary<string, string> ReadMap(JsonElement? map) => map switch
    {
        null => ResourceDescriptor.None,
        { ValueKind: JsonValueKind.Object } members => members.EnumerateObject()
            .Where(member => member.Value.ValueKind is not JsonValueKind.Null && !IsEmpty(member.Value))
            .ToImmutableSortedDictionary(member => member.Name, member => member.Value.ValueKind == JsonValueKind.String
                ? member.Value.GetString()! : member.Value.GetRawText(), StringComparer.Ordinal),
        _ => throw new JsonException("A map is not an object."),
    };

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    private static DateTimeOffset? ReadTime(string? text) => text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new JsonException($"'{text}' is not a time.");
}
