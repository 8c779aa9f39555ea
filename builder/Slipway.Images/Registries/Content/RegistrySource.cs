namespace Slipway.Images.Registries.Content;

/// <summary>Content of a repository; blobs pass through without touching the disk.</summary>
internal sealed class RegistrySource(RegistryRepository repository) : IContentSource
{
    public Task<Checked<FetchedManifest>> ReadManifestAsync(Descriptor manifest, CancellationToken token) =>
        repository.Manifests.GetExistingAsync(manifest.Digest.ToString(), token);

    public BlobSource Blob(Descriptor blob) => new(blob, token => repository.Downloads.OpenAsync(blob, token))
    {
        Places = [ImageReference.Parse(repository.Place.Name)],
    };
}
