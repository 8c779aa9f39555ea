using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Referrers;

/// <summary>Writes signatures under cosign's tags of a registry: those of others are kept and ours are added.</summary>
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
        try
        {
            var missing = SignatureManifest.Missing(theirs.Bytes, ours.Tree.Bytes);
            if (missing.Count == 0)
            {
                return MergedTag.Clean;
            }

            return SignatureManifest.Missing(ours.Tree.Bytes, theirs.Bytes).Count == 0
                ? new MergedTag(ours.Tree.Document.Descriptor.MediaType, ours.Tree.Bytes)
                : await AddAsync(target, theirs, missing, token);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return ReferrerProblems.TagTaken(target.NameOf(ours.Tag), "something that is no list of signatures");
        }
    }

    private static async Task<Checked<MergedTag>> AddAsync(
        RegistryRepository target, FetchedManifest theirs, IReadOnlyList<JsonNode> missing, CancellationToken token)
    {
        var known = SignatureManifest.ConfigOf(theirs.Bytes);
        var read = await target.Downloads.ReadAsync(known, token);
        if (!read.Ok)
        {
            return Checked<MergedTag>.From(read.Problems);
        }

        var (manifest, config) = SignatureManifest.Add(theirs.Bytes, read.Value, missing);
        var blob = new BlobSource(
            Descriptor.Of(known.MediaType, config),
            _ => ValueTask.FromResult(Checked<Stream>.Of(new MemoryStream(config, writable: false))));
        var stored = await target.Uploads.UploadAsync(blob, token);
        return stored.Ok ? new MergedTag(theirs.Descriptor.MediaType, manifest) : Checked<MergedTag>.From(stored.Problems);
    }
}
