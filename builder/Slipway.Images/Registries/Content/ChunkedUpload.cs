using System.Globalization;
using System.Security.Cryptography;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>
/// Sends a blob in chunks. A chunk that failed goes on where the registry says that it stopped; one that is too large is
/// halved.
/// </summary>
internal sealed class ChunkedUpload(RegistryClient client, RegistryHttp http, RepositoryPlace place, BlobSource blob)
{
    private const int LeastChunk = 1 << 16;

    private int _chunk = Math.Max(client.Options.ChunkSize, 1);
    private UploadLocation _location = null!;

    private Descriptor Blob => blob.Descriptor;

    public async Task<Attempt<UploadedBlob>> SendAsync(UploadLocation location, CancellationToken token)
    {
        _location = location;
        _chunk = Math.Max(_chunk, location.LeastChunk);
        var opened = await blob.OpenAsync(token);
        if (!opened.Ok)
        {
            return opened.Problems[0];
        }

        await using var source = opened.Value;
        try
        {
            return await SendAllAsync(source, token) is { Problem: not null } failed
                ? failed.Failed<UploadedBlob>()
                : await CompleteAsync(token);
        }
        catch (TransferException broken)
        {
            return Attempt<UploadedBlob>.Again(RegistryProblems.Broken(Blob.Digest.ToString(), broken.Message));
        }
    }

    private async Task<Attempt<UploadLocation>> SendAllAsync(Stream source, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[_chunk];
        long offset = 0;
        int read;
        while ((read = await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            if (offset + read > Blob.Size)
            {
                return ContentProblems.SourceDamaged(Blob);
            }

            if (await SendBufferAsync(buffer.AsMemory(0, read), offset, token) is { Problem: not null } failed)
            {
                return failed;
            }

            offset += read;
        }

        return offset == Blob.Size && Digest.FromHash(hash.GetHashAndReset()) == Blob.Digest
            ? _location
            : ContentProblems.SourceDamaged(Blob);
    }

    private async Task<Attempt<UploadLocation>> SendBufferAsync(ReadOnlyMemory<byte> buffer, long start, CancellationToken token)
    {
        var at = 0;
        var failures = 0;
        while (at < buffer.Length)
        {
            var length = Math.Min(_chunk, buffer.Length - at);
            var (sent, status) = await PatchAsync(buffer.Slice(at, length), start + at, token);
            if (sent.Value is { } next)
            {
                (_location, at) = (next, at + length);
                continue;
            }

            if (status == 413 && _chunk > LeastChunk)
            {
                _chunk = Math.Max(LeastChunk, _chunk / 2);
                continue;
            }

            if (!sent.MayRetry || ++failures >= client.Options.Attempts || await ArrivedAsync(token) is not { } arrived
                || arrived < start + at || arrived > start + buffer.Length)
            {
                return sent;
            }

            // Nothing of it arrived, and it was the range that was refused: it was too long.
            _chunk = status == 416 && arrived == start + at ? Math.Max(LeastChunk, _chunk / 2) : _chunk;
            at = (int)(arrived - start);
        }

        return _location;
    }

    private async Task<(Attempt<UploadLocation> Sent, int Status)> PatchAsync(
        ReadOnlyMemory<byte> chunk, long offset, CancellationToken token)
    {
        var status = 0;
        var end = offset + chunk.Length - 1;
        var request = new RegistryRequest(HttpMethod.Patch, place, _location.Uri, place.Push)
        {
            Content = watch => new ChunkContent(chunk, watch),
        };
        request = request.With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"{offset}-{end}"));
        var sent = await http.TryAsync<UploadLocation>(
            request,
            async answer =>
            {
                status = answer.Status;
                if (status is 202 or 201 or 204)
                {
                    return end > 0 && EndOf(answer) is { } arrived && arrived != end + 1
                        ? Attempt<UploadLocation>.Again(
                            ContentProblems.BlobRefused(place.Name, Blob.Digest, status, "a chunk arrived in part"))
                        : answer.Location is null ? _location
                        : await UploadLocation.ReadAsync(http, request, answer);
                }

                var problem = ContentProblems.BlobRefused(place.Name, Blob.Digest, status, await http.TextAsync(answer));
                return status is 404 or 416 ? Attempt<UploadLocation>.Again(problem) : problem;
            },
            token);
        return (sent, status);
    }

    // How much the registry has; it also says where to go on.
    private async Task<long?> ArrivedAsync(CancellationToken token)
    {
        long? arrived = null;
        var request = new RegistryRequest(HttpMethod.Get, place, _location.Uri, place.Push);
        var asked = await http.SendAsync<UploadLocation>(
            request,
            async answer =>
            {
                arrived = EndOf(answer);
                return answer.Location is null ? _location : await UploadLocation.ReadAsync(http, request, answer);
            },
            token);
        _location = asked.Value ?? _location;
        return asked.Ok ? arrived : null;
    }

    private Task<Attempt<UploadedBlob>> CompleteAsync(CancellationToken token)
    {
        var request = new RegistryRequest(HttpMethod.Put, place, _location.Completing(Blob.Digest), place.Push)
        {
            Content = _ => new ByteArrayContent([]),
        };
        return http.TryAsync<UploadedBlob>(
            request,
            async answer => answer.Status switch
            {
                201 or 204 when answer.StatedDigest is { } stated && stated != Blob.Digest =>
                    ContentProblems.StoredOtherwise(place.Name, Blob.Digest, stated),
                201 or 204 => new UploadedBlob(UploadOutcome.Sent, Blob.Size),
                _ => Attempt<UploadedBlob>.Again(
                    ContentProblems.BlobRefused(place.Name, Blob.Digest, answer.Status, await http.TextAsync(answer))),
            },
            token);
    }

    // "0-99" are a hundred bytes; "0-0" is what registries say of none, and no chunk of ours is one byte long but the last.
    private static long? EndOf(RegistryAnswer answer)
    {
        var range = answer.Header("Range")?.Split('-');
        return range is [_, var last] && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            ? end == 0 ? 0 : end + 1
            : null;
    }
}
