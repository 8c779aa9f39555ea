using Slipway.Images.Blobs;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>Fetches blobs of a repository; length and digest are verified before anything is kept.</summary>
internal sealed class BlobDownloads(RegistryClient client, RegistryHttp http, RepositoryPlace place)
{
    /// <summary>Fetches a blob into a folder, unless it is there. Whoever wants it at the same time waits for it.</summary>
    public async Task<ImageProblem?> FetchAsync(Descriptor blob, BlobFolder folder, CancellationToken token)
    {
        var path = folder.PathOf(blob.Digest);
        if (File.Exists(path) && await BlobFile.VerifyAsync(path, blob, token) is null)
        {
            return null;
        }

        return await client.Downloads.RunAsync(path, () => FetchInSlotAsync(blob, folder, token), token);
    }

    /// <summary>Opens a blob for somebody who verifies it while it passes through.</summary>
    public async ValueTask<Checked<Stream>> OpenAsync(Descriptor blob, CancellationToken token)
    {
        var request = Request(blob);
        return await http.SendAsync<Stream>(
            request,
            async answer => answer.Status switch
            {
                200 => await answer.DetachAsync(),
                404 => ContentProblems.NoSuchBlob(place.Name, blob.Digest),
                _ => await http.UnexpectedAsync(request, answer),
            },
            token);
    }

    /// <summary>Reads a small blob into memory.</summary>
    public Task<Checked<byte[]>> ReadAsync(Descriptor blob, CancellationToken token)
    {
        var request = Request(blob);
        return http.SendAsync<byte[]>(
            request,
            async answer => answer.Status switch
            {
                200 => await ReadAsync(blob, answer, token),
                404 => ContentProblems.NoSuchBlob(place.Name, blob.Digest),
                _ => await http.UnexpectedAsync(request, answer),
            },
            token);
    }

    private async Task<ImageProblem?> FetchInSlotAsync(Descriptor blob, BlobFolder folder, CancellationToken token)
    {
        await client.Slots.WaitAsync(token);
        try
        {
            var request = Request(blob);
            var fetched = await http.SendAsync<Descriptor>(
                request,
                async answer => answer.Status switch
                {
                    200 => await KeepAsync(blob, answer, folder, token),
                    404 => ContentProblems.NoSuchBlob(place.Name, blob.Digest),
                    _ => await http.UnexpectedAsync(request, answer),
                },
                token);
            return fetched.Ok ? null : fetched.Problems[0];
        }
        finally
        {
            client.Slots.Release();
        }
    }

    private async Task<Attempt<Descriptor>> KeepAsync(Descriptor blob, RegistryAnswer answer, BlobFolder folder, CancellationToken token)
    {
        using var draft = new BlobDraft(folder);
        if (await CopyAsync(blob, answer, draft.Stream, token) is { } failed)
        {
            return failed.Failed<Descriptor>();
        }

        draft.Keep(blob.Digest);
        return blob;
    }

    private async Task<Attempt<byte[]>> ReadAsync(Descriptor blob, RegistryAnswer answer, CancellationToken token)
    {
        using var content = new MemoryStream();
        return await CopyAsync(blob, answer, content, token) ?? content.ToArray();
    }

    private async Task<Attempt<byte[]>?> CopyAsync(Descriptor blob, RegistryAnswer answer, Stream target, CancellationToken token)
    {
        await using var body = await answer.OpenAsync();
        using var verifying = new VerifyingReader(body, blob);
        await verifying.CopyToAsync(target, token);
        if (verifying.Length != blob.Size)
        {
            // Shorter may be a connection that broke without a sign; longer is not.
            var problem = ContentProblems.WrongSize(place.Name, blob, verifying.Length);
            return verifying.Length < blob.Size ? Attempt<byte[]>.Again(problem) : problem;
        }

        return verifying.Found == blob.Digest
            ? (Attempt<byte[]>?)null
            : ContentProblems.WrongDigest(place.Name, blob.Digest, verifying.Found);
    }

    private RegistryRequest Request(Descriptor blob) => new(HttpMethod.Get, place, place.At($"blobs/{blob.Digest}"), place.Pull);
}
