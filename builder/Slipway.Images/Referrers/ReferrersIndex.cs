using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Images.Composition;
using Slipway.Images.Json;

namespace Slipway.Images.Referrers;

/// <summary>
/// The list of referrers under the fallback tag, edited as JSON: what others wrote stays as they wrote it, unknown fields
/// included.
/// </summary>
internal static class ReferrersIndex
{
    /// <summary>The list with ours in it, ordered by digest; null when they are all there. Throws a <see cref="JsonException"/>.</summary>
    public static byte[]? Merge(ReadOnlyMemory<byte>? known, IReadOnlyList<Descriptor> ours)
    {
        var root = known is { } bytes ? CanonicalJson.ParseObject(bytes.Span) : Empty();
        var entries = (root["manifests"] as JsonArray ?? []).Select(entry => (Json: entry!, Read: Read(entry!))).ToArray();
        var missing = ours.Where(one => !entries.Any(entry => States(entry.Read, one))).DistinctBy(one => one.Digest).ToArray();
        if (missing.Length == 0)
        {
            return null;
        }

        // An entry for one of ours that says less than ours gives way.
        var kept = entries
            .Where(entry => !missing.Any(one => one.Digest == entry.Read.Digest))
            .Select(entry => (entry.Read.Digest, Json: entry.Json.DeepClone()));
        var added = missing.Select(one =>
            (one.Digest, Json: JsonNode.Parse(CanonicalJson.Write(writer => DescriptorJson.Write(writer, one)))!));
        root["manifests"] = new JsonArray([.. kept.Concat(added).OrderBy(entry => entry.Digest).Select(entry => entry.Json)]);
        return CanonicalJson.Write(root);
    }

    private static Descriptor Read(JsonNode entry)
    {
        using var document = JsonDocument.Parse(entry.ToJsonString());
        return DescriptorJson.Read(document.RootElement);
    }

    private static bool States(Descriptor entry, Descriptor ours) =>
        entry.Digest == ours.Digest && entry.ArtifactType == ours.ArtifactType
        && ours.Annotations.All(annotation => entry.Annotations.GetValueOrDefault(annotation.Key) == annotation.Value);

    private static JsonObject Empty() => CanonicalJson.ParseObject(
        CanonicalJson.Write(writer => PackedImage.WriteIndex(writer, [], Descriptor.NoAnnotations)));
}
