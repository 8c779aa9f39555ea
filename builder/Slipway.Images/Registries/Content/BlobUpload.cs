using Slipway.Images.Problems;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>
/// The upload of one blob: HEAD, POST, PUT. An attempt that fails begins again with HEAD, for its end may have arrived.
/// Chunks are used only when a registry refuses the whole.
/// </summary>
internal sealed class BlobUpload(RegistryClient client, RegistryHttp http, RepositoryPlace place, BlobSource blob)
{
    private bool _mountTried;

    private Descriptor Blob => blob.Descriptor;

    public async Task<Attempt<UploadedBlob>> TryAsync(CancellationToken token)
    {
        var head = await HeadAsync(token);
        if (head.Value is null || head.Value.Outcome == UploadOutcome.Present)
        {
            return head;
        }

        var begun = await BeginAsync(token);
        if (begun.Value is null)
        {
            return begun.Failed<UploadedBlob>();
        }

        if (begun.Value.Location is not { } location)
        {
            return new UploadedBlob(UploadOutcome.Mounted, 0);
        }

        return client.ChunkedHosts.ContainsKey(place.Host.Name)
            ? await new ChunkedUpload(client, http, place, blob).SendAsync(location, token)
            : await PutAsync(location, token);
    }

    private Task<Attempt<UploadedBlob>> HeadAsync(CancellationToken token)
    {
        var request = new RegistryRequest(HttpMethod.Head, place, place.At($"blobs/{Blob.Digest}"), place.Push);
        return http.TryAsync<UploadedBlob>(
            request,
            async answer => answer.Status switch
            {
                // Proxies write 0 where they do not know.
                200 when answer.Length is > 0 and { } length && length != Blob.Size =>
                    ContentProblems.WrongSize(place.Name, Blob, length),
                200 => new UploadedBlob(UploadOutcome.Present, 0),
                404 => new UploadedBlob(UploadOutcome.Sent, 0),
                _ => await http.UnexpectedAsync(request, answer),
            },
            token);
    }

    private async Task<Attempt<Begun>> BeginAsync(CancellationToken token)
    {
        var from = blob.Places.FirstOrDefault(known =>
            known.Registry == place.Host.Name && known.Repository != place.Repository);
        if (from.Repository is { } source && !_mountTried && !client.RefusedMounts.ContainsKey((place.Name, source)))
        {
            _mountTried = true;
            var mounted = await MountAsync(source, token);
            if (mounted.Value is not null)
            {
                return mounted;
            }
        }

        var request = Post("blobs/uploads/");
        return await http.TryAsync<Begun>(
            request,
            async answer => answer.Status == 202 ? await ReadAsync(request, answer) : await RefusedAsync(answer),
            token);
    }

    // Any failure of a mount means only that the blob is sent instead.
    private Task<Attempt<Begun>> MountAsync(string source, CancellationToken token)
    {
        var request = Post($"blobs/uploads/?mount={Uri.EscapeDataString(Blob.Digest.ToString())}&from={Uri.EscapeDataString(source)}");
        request = request with { Scopes = place.Push.Union(Authentication.ScopeSet.Pull(source)), ExpectsRefusal = true };
        return http.TryAsync<Begun>(
            request,
            async answer => answer.Status switch
            {
                201 when answer.StatedDigest is { } stated && stated != Blob.Digest =>
                    ContentProblems.StoredOtherwise(place.Name, Blob.Digest, stated),
                201 => new Begun(null),
                202 => await ReadAsync(request, answer),
                _ => await NoMountAsync(request, answer, source),
            },
            token);
    }

    // Who may not read the other repository once may not read it for the next blob.
    private async Task<Attempt<Begun>> NoMountAsync(RegistryRequest request, RegistryAnswer answer, string source)
    {
        if (answer.Status is 401 or 403)
        {
            client.RefusedMounts.TryAdd((place.Name, source), 0);
        }

        return await http.UnexpectedAsync(request, answer);
    }

    private async Task<Attempt<UploadedBlob>> PutAsync(UploadLocation location, CancellationToken token)
    {
        UploadContent? content = null;
        var tooLarge = false;
        var request = new RegistryRequest(HttpMethod.Put, place, location.Completing(Blob.Digest), place.Push)
        {
            Content = watch => content = new UploadContent(blob, watch),
        };
        var put = await http.TryAsync<UploadedBlob>(
            request,
            async answer =>
            {
                tooLarge = answer.Status is 413 or 416;
                return answer.Status switch
                {
                    201 or 204 when answer.StatedDigest is { } stated && stated != Blob.Digest =>
                        ContentProblems.StoredOtherwise(place.Name, Blob.Digest, stated),
                    201 or 204 => new UploadedBlob(UploadOutcome.Sent, Blob.Size),
                    _ => (await RefusedAsync(answer)).Failed<UploadedBlob>(),
                };
            },
            token);
        if (!tooLarge)
        {
            return content?.Failure ?? put;
        }

        client.ChunkedHosts.TryAdd(place.Host.Name, 0);
        await AbandonAsync(location, token);
        var begun = await BeginAsync(token);
        return begun.Value?.Location is { } next
            ? await new ChunkedUpload(client, http, place, blob).SendAsync(next, token)
            : begun.Failed<UploadedBlob>();
    }

    // A location that is no longer known and content that arrived damaged are worth another attempt from the start.
    private async Task<Attempt<Begun>> RefusedAsync(RegistryAnswer answer)
    {
        var problem = ContentProblems.BlobRefused(place.Name, Blob.Digest, answer.Status, await http.TextAsync(answer));
        return answer.Status is 400 or 404 ? Attempt<Begun>.Again(problem) : problem;
    }

    private async Task<Attempt<Begun>> ReadAsync(RegistryRequest request, RegistryAnswer answer)
    {
        var read = await UploadLocation.ReadAsync(http, request, answer);
        return read.Value is { } location ? new Begun(location) : read.Failed<Begun>();
    }

    // A courtesy: the registry would find out by itself.
    private Task<Attempt<UploadLocation>> AbandonAsync(UploadLocation location, CancellationToken token) => http.TryAsync<UploadLocation>(
        new RegistryRequest(HttpMethod.Delete, place, location.Uri, place.Push) { ExpectsRefusal = true },
        _ => Task.FromResult<Attempt<UploadLocation>>(location),
        token);

    private RegistryRequest Post(string path) => new(HttpMethod.Post, place, place.At(path), place.Push)
    {
        Content = _ => new ByteArrayContent([]),
    };

    /// <param name="Location">Where to send the blob; null when it has been mounted.</param>
    private sealed record Begun(UploadLocation? Location);
}
