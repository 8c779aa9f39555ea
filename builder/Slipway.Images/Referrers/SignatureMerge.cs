using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Images.Json;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Referrers;

/// <summary>
/// Writes signatures under cosign's tags. All signatures of an image share one manifest, a layer each, so those of others
/// are kept and ours are added.
/// </summary>
internal static class SignatureMerge
{
    public static async Task<IReadOnlyList<ImageProblem>> WriteAsync(
        RegistryRepository target, ContentUpload upload, TaggedTree ours, CancellationToken token)
    {
        return await new TagUpdate(target, ours.Tag).RunAsync(MergeAsync, token) is { } problem ? [problem] : [];

        async Task<Checked<MergedTag>> MergeAsync(FetchedManifest? current, CancellationToken inner)
        {
            var merged = current is null
                ? new MergedTag(ours.Tree.Document.Descriptor.MediaType, ours.Tree.Bytes)
                : await MergeWithAsync(target, ours, current, inner);
            if (merged is not { Ok: true, Value.Content: not null })
            {
                return merged;
            }

            var content = await upload.ContentAsync(ours.Tree, inner);
            return content.Count > 0 ? Checked<MergedTag>.From(content) : merged;
        }
    }

    private static async Task<Checked<MergedTag>> MergeWithAsync(
        RegistryRepository target, TaggedTree ours, FetchedManifest theirs, CancellationToken token)
    {
        if (theirs.Digest == ours.Tree.Digest)
        {
            return MergedTag.Clean;
        }

        var reference = target.NameOf(ours.Tag);
        try
        {
            var (their, our) = (CanonicalJson.ParseObject(theirs.Bytes.Span), CanonicalJson.ParseObject(ours.Tree.Bytes.Span));
            var missing = Missing(Layers(their), Layers(our));
            if (missing.Count == 0)
            {
                return MergedTag.Clean;
            }

            if (Missing(Layers(our), Layers(their)).Count == 0)
            {
                return new MergedTag(ours.Tree.Document.Descriptor.MediaType, ours.Tree.Bytes);
            }

            return await AddAsync(target, theirs, their, missing, token);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return ReferrerProblems.TagTaken(reference, "something that is no list of signatures");
        }
    }

    private static async Task<Checked<MergedTag>> AddAsync(
        RegistryRepository target, FetchedManifest theirs, JsonObject manifest, IReadOnlyList<JsonNode> missing, CancellationToken token)
    {
        using var document = CanonicalJson.Parse(theirs.Bytes);
        var known = DescriptorJson.Read(document.RootElement.Member("config") ?? throw new JsonException("There is no config."));
        var read = await target.Downloads.ReadAsync(known, token);
        if (!read.Ok)
        {
            return Checked<MergedTag>.From(read.Problems);
        }

        var config = WithDiffIds(read.Value, missing);
        var descriptor = Descriptor.Of(known.MediaType, config);
        var stored = await target.Uploads.UploadAsync(
            new BlobSource(descriptor, _ => ValueTask.FromResult(Checked<Stream>.Of(new MemoryStream(config, writable: false)))), token);
        if (!stored.Ok)
        {
            return Checked<MergedTag>.From(stored.Problems);
        }

        manifest["config"]!["digest"] = descriptor.Digest.ToString();
        manifest["config"]!["size"] = descriptor.Size;
        foreach (var layer in missing)
        {
            manifest["layers"]!.AsArray().Add(layer.DeepClone());
        }

        return new MergedTag(theirs.Descriptor.MediaType, CanonicalJson.Write(manifest));
    }

    // The layers are not compressed, so their digests are their diffIDs.
    private static byte[] WithDiffIds(byte[] config, IReadOnlyList<JsonNode> missing)
    {
        var root = CanonicalJson.ParseObject(config);
        if (root["rootfs"]?["diff_ids"] is JsonArray diffIds)
        {
            foreach (var layer in missing)
            {
                diffIds.Add((JsonNode)(string)layer["digest"]!);
            }
        }

        return CanonicalJson.Write(root);
    }

    private static JsonArray Layers(JsonObject manifest) =>
        manifest["layers"] as JsonArray ?? throw new JsonException("There are no layers.");

    // Two signatures over one payload differ in their annotations only.
    private static List<JsonNode> Missing(JsonArray known, JsonArray wanted) =>
        [.. wanted.OfType<JsonNode>().Where(layer => !known.Any(other => JsonNode.DeepEquals(other, layer)))];
}
