namespace Slipway.Images.Blobs;

/// <summary>A blob while it is written, under a name of its own; it vanishes unless it is kept.</summary>
internal sealed class BlobDraft : IDisposable
{
    /// <summary>Begins the name of every draft of a blob.</summary>
    public const string Prefix = ".blob.";

    private readonly BlobFolder _blobs;

    public BlobDraft(BlobFolder blobs)
    {
        _blobs = blobs;
        Directory.CreateDirectory(Path.Combine(blobs.Folder, "sha256"));
        Stream = DraftFile.Create(blobs.Folder, Prefix);
    }

    public FileStream Stream { get; }

    /// <summary>Gives the blob its name and returns its path. The same blob written twice is the same file.</summary>
    public string Keep(Digest digest)
    {
        var path = _blobs.PathOf(digest);
        DraftFile.Keep(Stream, path);
        return path;
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(Stream.Name);
    }
}
