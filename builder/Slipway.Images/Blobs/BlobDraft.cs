namespace Slipway.Images.Blobs;

/// <summary>A blob while it is written, under a name of its own; it vanishes unless it is kept.</summary>
internal sealed class BlobDraft : IDisposable
{
    private readonly BlobFolder _blobs;

    public BlobDraft(BlobFolder blobs)
    {
        _blobs = blobs;
        Directory.CreateDirectory(System.IO.Path.Combine(blobs.Folder, "sha256"));
        Path = System.IO.Path.Combine(blobs.Folder, $".{System.IO.Path.GetRandomFileName()}.partial");
        Stream = new FileStream(Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    }

    public string Path { get; }

    public FileStream Stream { get; }

    /// <summary>Gives the blob its name and returns its path. The same blob written twice is the same file.</summary>
    public string Keep(Digest digest)
    {
        Stream.Dispose();
        var path = _blobs.PathOf(digest);
        File.Move(Path, path, overwrite: true);
        return path;
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(Path);
    }
}
