namespace Slipway.Images.Registries.Content;

/// <summary>Counts what a push did with blobs.</summary>
internal sealed class PushCounter
{
    private int _present;
    private int _mounted;
    private int _sent;
    private long _bytes;

    public void Add(UploadedBlob blob)
    {
        Interlocked.Add(ref _bytes, blob.Sent);
        _ = blob.Outcome switch
        {
            UploadOutcome.Present => Interlocked.Increment(ref _present),
            UploadOutcome.Mounted => Interlocked.Increment(ref _mounted),
            _ => Interlocked.Increment(ref _sent),
        };
    }

    public PushedBlobs Read() => new(_sent, _mounted, _present, _bytes);
}
