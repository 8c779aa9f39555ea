namespace Slipway.Images.Blobs;

/// <summary>A blob while it is written, under a name of its own; it vanishes unless it is kept.</summary>
internal sealed class BlobDraft : IDisposable
{
    private readonly BlobFolder _blobs;
    private readonly string _path;

    public BlobDraft(BlobFolder blobs)
    {
        _blobs = blobs;
        _path = Path.Combine(blobs.Folder, $".{Path.GetRandomFileName()}.partial");
        Stream = new FileStream(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    }

    public FileStream Stream { get; }

    /// <summary>Gives the blob its name and returns its path. The same blob written twice is the same file.</summary>
    public string Keep(Digest digest)
    {
        Stream.Dispose();
        var path = _blobs.PathOf(digest);
        File.Move(_path, path, overwrite: true);
        return path;
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_path);
    }
}
