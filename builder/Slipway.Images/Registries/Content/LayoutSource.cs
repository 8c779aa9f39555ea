using Slipway.Images.Blobs;
using Slipway.Images.Problems;

namespace Slipway.Images.Registries.Content;

/// <summary>Content of an OCI layout's blobs.</summary>
internal sealed class LayoutSource(BlobFolder blobs) : IContentSource
{
    public async Task<Checked<FetchedManifest>> ReadManifestAsync(Descriptor manifest, CancellationToken token)
    {
        if (manifest.Size > ManifestStore.Largest)
        {
            return LayoutProblems.Malformed(manifest.Digest.ToString(), "it is larger than 4 MiB, which no manifest may be.");
        }

        var path = blobs.PathOf(manifest.Digest);
        return await BlobFile.VerifyAsync(path, manifest, token) is { } problem
            ? problem
            : new FetchedManifest(manifest, await File.ReadAllBytesAsync(path, token), null);
    }

    public BlobSource Blob(Descriptor blob) => new(blob, token => OpenAsync(blob, token));

    private async ValueTask<Checked<Stream>> OpenAsync(Descriptor blob, CancellationToken token)
    {
        var path = blobs.PathOf(blob.Digest);
        return File.Exists(path) ? await BlobFile.OpenAsync(path, token) : BlobProblems.Missing(blob.Digest, blobs.Folder);
    }
}
