using Slipway.Images.Problems;

namespace Slipway.Images.Registries.Content;

/// <summary>An image of a registry, read down to its blobs.</summary>
internal sealed record RegistryImage(RegistryRepository Repository, ContentTree Tree)
{
    public static async Task<Checked<RegistryImage>> ReadAsync(RegistryClient client, ImageReference reference, CancellationToken token)
    {
        var version = reference.Digest?.ToString() ?? reference.Tag;
        if (version is null)
        {
            return ContentProblems.NoVersion(reference.ToString(), "tag or digest");
        }

        var repository = client.Open(reference);
        var top = await repository.Manifests.GetExistingAsync(version, token);
        if (!top.Ok)
        {
            return Checked<RegistryImage>.From(top.Problems);
        }

        var tree = await ContentReader.ReadAsync(new KnownTop(top.Value, new RegistrySource(repository)), top.Value.Descriptor, token);
        return tree.Ok ? new RegistryImage(repository, tree.Value) : Checked<RegistryImage>.From(tree.Problems);
    }

    // The top manifest was fetched to resolve the name; it is not fetched twice.
    private sealed class KnownTop(FetchedManifest top, RegistrySource inner) : IContentSource
    {
        public Task<Checked<FetchedManifest>> ReadManifestAsync(Descriptor manifest, CancellationToken token) =>
            manifest.Digest == top.Digest ? Task.FromResult<Checked<FetchedManifest>>(top) : inner.ReadManifestAsync(manifest, token);

        public BlobSource Blob(Descriptor blob) => inner.Blob(blob);
    }
}
