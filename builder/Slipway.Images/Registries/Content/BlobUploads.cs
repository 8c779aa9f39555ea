using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>Brings blobs into a repository, each once, however many ask for it.</summary>
internal sealed class BlobUploads(RegistryClient client, RegistryHttp http, RepositoryPlace place)
{
    public Task<Checked<UploadedBlob>> UploadAsync(BlobSource blob, CancellationToken token) =>
        client.Uploads.RunAsync((place.Name, blob.Descriptor.Digest), () => InSlotAsync(blob, token), token);

    private async Task<Checked<UploadedBlob>> InSlotAsync(BlobSource blob, CancellationToken token)
    {
        await client.Slots.WaitAsync(token);
        try
        {
            var upload = new BlobUpload(client, http, place, blob);
            return await http.Retry.RunAsync(() => upload.TryAsync(token), token);
        }
        finally
        {
            client.Slots.Release();
        }
    }
}
