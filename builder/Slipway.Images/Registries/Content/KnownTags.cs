using System.Text;
using System.Text.Json;
using Slipway.Images.Blobs;
using Slipway.Images.Json;

namespace Slipway.Images.Registries.Content;

/// <summary>What tags pointed to when they were last asked for, with the ETag to ask again by. A damaged note counts as none.</summary>
internal sealed class KnownTags(string folder, BlobFolder blobs)
{
    /// <summary>The manifest that a tag pointed to, if it is still here.</summary>
    public async Task<FetchedManifest?> FindAsync(string reference, CancellationToken token)
    {
        var path = PathOf(reference);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = CanonicalJson.Parse(await File.ReadAllBytesAsync(path, token));
            var root = document.RootElement;
            var manifest = DescriptorJson.Read(root.Member("manifest") ?? throw new JsonException("No manifest."));
            var kept = blobs.PathOf(manifest.Digest);
            return root.Text("etag") is { Length: > 0 } etag && await BlobFile.VerifyAsync(kept, manifest, token) is null
                ? new FetchedManifest(manifest, await File.ReadAllBytesAsync(kept, token), etag)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task KeepAsync(string reference, FetchedManifest manifest, CancellationToken token)
    {
        await blobs.WriteAsync(manifest.Bytes, token);
        if (manifest.ETag is null)
        {
            return;
        }

        await WholeFile.WriteAsync(
            PathOf(reference),
            CanonicalJson.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("manifest");
                DescriptorJson.Write(writer, manifest.Descriptor);
                writer.WriteString("etag", manifest.ETag);
                writer.WriteEndObject();
            }),
            token);
    }

    private string PathOf(string reference) => Path.Combine(folder, Digest.Of(Encoding.UTF8.GetBytes(reference)).Hex);
}
