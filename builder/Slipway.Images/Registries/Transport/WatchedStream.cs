using Slipway.Images.Blobs;

namespace Slipway.Images.Registries.Transport;

/// <summary>A body as it arrives: watched for stalling, its failures marked as the network's.</summary>
internal sealed class WatchedStream(Stream inner, StallWatch watch, HttpResponseMessage? detachedFrom = null) : ReadOnlyStream
{
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await inner.ReadAsync(buffer, watch.Token);
            watch.Moved(read);
            return read;
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new TransferException(broken.Message, broken);
        }
        catch (OperationCanceledException stalled) when (watch.Stalled)
        {
            throw new TransferException("no data came for too long", stalled);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            if (detachedFrom is not null)
            {
                detachedFrom.Dispose();
                watch.End();
            }
        }

        base.Dispose(disposing);
    }
}
