using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Images.Json;

namespace Slipway.Images.Referrers;

/// <summary>
/// The manifest under cosign's tags: all signatures of an image share it, a layer each. Edited as JSON, so that what others
/// wrote stays as it is. What is no such manifest shows as <see cref="JsonException"/> or <see cref="InvalidOperationException"/>.
/// </summary>
internal static class SignatureManifest
{
    /// <summary>The layers of one manifest that another lacks. Two signatures of one payload differ in their annotations only.</summary>
    public static IReadOnlyList<JsonNode> Missing(ReadOnlyMemory<byte> known, ReadOnlyMemory<byte> wanted)
    {
        var layers = Layers(CanonicalJson.ParseObject(known.Span));
        return
        [
            .. Layers(CanonicalJson.ParseObject(wanted.Span)).OfType<JsonNode>()
                .Where(layer => !layers.Any(other => JsonNode.DeepEquals(other, layer))),
        ];
    }

    /// <summary>The config that a manifest names.</summary>
    public static Descriptor ConfigOf(ReadOnlyMemory<byte> manifest)
    {
        using var document = CanonicalJson.Parse(manifest);
        return DescriptorJson.Read(document.RootElement.Member("config") ?? throw new JsonException("There is no config."));
    }

    /// <summary>A manifest and its config with layers added.</summary>
    public static (byte[] Manifest, byte[] Config) Add(
        ReadOnlyMemory<byte> manifest, ReadOnlyMemory<byte> config, IReadOnlyList<JsonNode> layers)
    {
        var newConfig = WithDiffIds(config, layers);
        var root = CanonicalJson.ParseObject(manifest.Span);
        root["config"]!["digest"] = Digest.Of(newConfig).ToString();
        root["config"]!["size"] = newConfig.Length;
        foreach (var layer in layers)
        {
            Layers(root).Add(layer.DeepClone());
        }

        return (CanonicalJson.Write(root), newConfig);
    }

    // The layers are not compressed, so their digests are their diffIDs.
    private static byte[] WithDiffIds(ReadOnlyMemory<byte> config, IReadOnlyList<JsonNode> layers)
    {
        var root = CanonicalJson.ParseObject(config.Span);
        if (root["rootfs"]?["diff_ids"] is JsonArray diffIds)
        {
            foreach (var layer in layers)
            {
                diffIds.Add((JsonNode)(string)layer["digest"]!);
            }
        }

        return CanonicalJson.Write(root);
    }

    private static JsonArray Layers(JsonObject manifest) =>
        manifest["layers"] as JsonArray ?? throw new JsonException("There are no layers.");
}
