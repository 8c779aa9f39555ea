using System.Text.Json;
using Slipway.Images.Blobs;
using Slipway.Images.Json;
using Slipway.Images.Problems;

namespace Slipway.Images.Registries.Content;

/// <summary>Manifests of registries, kept by digest.</summary>
internal sealed class CachedManifests(RegistryClient client, BlobFolder blobs, string tagFolder)
{
    private readonly KnownTags _tags = new(tagFolder, blobs);

    /// <summary>The manifest that a reference points to. A known tag is asked for by its ETag, so an unchanged one is not sent.</summary>
    public async Task<Checked<FetchedManifest>> TopAsync(ImageReference reference, CancellationToken token)
    {
        if (reference.Digest is { } digest)
        {
            return await ByDigestAsync(reference, digest, token);
        }

        if (reference.Tag is not { } tag)
        {
            return ContentProblems.NoVersion(reference.ToString(), "tag or digest");
        }

        var known = await _tags.FindAsync(reference.ToString(), token);
        if (client.Options.Offline && known is not null)
        {
            return known;
        }

        var answer = await client.Open(reference).Manifests.GetAsync(tag, known?.ETag, token);
        if (answer is { Ok: true, Value.Manifest: { } manifest })
        {
            await _tags.KeepAsync(reference.ToString(), manifest, token);
            return manifest;
        }

        return !answer.Ok ? Checked<FetchedManifest>.From(answer.Problems)
            : answer.Value.IsUnchanged ? known!
            : ContentProblems.NoSuchManifest(reference.ToString());
    }

    /// <summary>A manifest by its digest; the network is used only when it is not here.</summary>
    public async Task<Checked<FetchedManifest>> ByDigestAsync(ImageReference reference, Digest digest, CancellationToken token)
    {
        var path = blobs.PathOf(digest);
        if (File.Exists(path) && await File.ReadAllBytesAsync(path, token) is { Length: <= ManifestStore.Largest } kept
            && Digest.Of(kept) == digest && TypeOf(kept) is { } type)
        {
            return new FetchedManifest(new Descriptor(type, digest, kept.Length), kept, null);
        }

        var fetched = await client.Open(reference).Manifests.GetExistingAsync(digest.ToString(), token);
        if (fetched.Ok)
        {
            await blobs.WriteAsync(fetched.Value.Bytes, token);
        }

        return fetched;
    }

    private static string? TypeOf(byte[] manifest)
    {
        try
        {
            using var document = CanonicalJson.Parse(manifest);
            return document.RootElement.Text("mediaType")
                ?? (document.RootElement.Member("manifests") is null ? MediaTypes.Manifest : MediaTypes.Index);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
