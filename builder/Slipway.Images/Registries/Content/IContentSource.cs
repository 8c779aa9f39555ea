namespace Slipway.Images.Registries.Content;

/// <summary>Where images are copied from: memory, a layout, a registry.</summary>
internal interface IContentSource
{
    /// <summary>A manifest by its descriptor, verified.</summary>
    Task<Checked<FetchedManifest>> ReadManifestAsync(Descriptor manifest, CancellationToken token);

    /// <summary>A blob, to be opened when it is needed; whoever reads it verifies it.</summary>
    BlobSource Blob(Descriptor blob);
}
