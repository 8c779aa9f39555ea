using System.Net;
using System.Security.Cryptography;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Registries.Content;

/// <summary>
/// A blob as the body of one request. Its last part is sent only when length and digest are right, so that a registry
/// never completes what the image does not name.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private const int BufferSize = 1 << 17;

    private readonly BlobSource _blob;
    private readonly StallWatch _watch;

    public UploadContent(BlobSource blob, StallWatch watch)
    {
        (_blob, _watch) = (blob, watch);
        Headers.ContentType = new("application/octet-stream");
        Headers.ContentLength = blob.Descriptor.Size;
    }

    /// <summary>What was wrong with the source; the request then broke off because of it.</summary>
    public Attempt<UploadedBlob>? Failure { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = _blob.Descriptor.Size;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Failure = null;
        var opened = await _blob.OpenAsync(cancellationToken);
        if (!opened.Ok)
        {
            throw Fail(opened.Problems[0]);
        }

        await using var source = opened.Value;
        try
        {
            await CopyAsync(source, stream, cancellationToken);
        }
        catch (TransferException broken)
        {
            Failure = Attempt<UploadedBlob>.Again(RegistryProblems.Broken(_blob.Descriptor.Digest.ToString(), broken.Message));
            throw;
        }
    }

    // One buffer is always held back.
    private async Task CopyAsync(Stream source, Stream target, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (held, next) = (new byte[BufferSize], new byte[BufferSize]);
        var heldLength = 0;
        long total = 0;
        int read;
        while ((read = await source.ReadAtLeastAsync(next, BufferSize, throwOnEndOfStream: false, token)) > 0)
        {
            total += read;
            if (total > _blob.Descriptor.Size)
            {
                throw Fail(ContentProblems.SourceDamaged(_blob.Descriptor));
            }

            hash.AppendData(next, 0, read);
            await target.WriteAsync(held.AsMemory(0, heldLength), token);
            _watch.Moved(heldLength);
            (held, next, heldLength) = (next, held, read);
        }

        if (total != _blob.Descriptor.Size || Digest.FromHash(hash.GetHashAndReset()) != _blob.Descriptor.Digest)
        {
            throw Fail(ContentProblems.SourceDamaged(_blob.Descriptor));
        }

        await target.WriteAsync(held.AsMemory(0, heldLength), token);
        _watch.Restart();
    }

    private IOException Fail(ImageProblem problem)
    {
        Failure = problem;
        return new IOException(problem.Message);
    }
}
