namespace Slipway.Images.Blobs;

/// <summary>
/// Blobs by digest in a folder, <c>sha256/&lt;hex&gt;</c>, as an OCI layout keeps them. A blob appears under its name
/// only when it is whole: it is written elsewhere and renamed. Several processes may write at once.
/// </summary>
public sealed class BlobFolder
{
    private const int CopySize = 1 << 20;

    /// <summary>Uses a folder; it is made when something is first written.</summary>
    public BlobFolder(string folder) => Folder = folder;

    /// <summary>The folder that holds <c>sha256/</c>.</summary>
    public string Folder { get; }

    /// <summary>Where a blob lies, or would.</summary>
    public string PathOf(Digest digest) => Path.Combine(Folder, "sha256", digest.Hex);

    /// <summary>Writes bytes under their digest, unless they are there.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> content, CancellationToken token)
    {
        var digest = Digest.Of(content.Span);
        using var draft = new BlobDraft(this);
        await draft.Stream.WriteAsync(content, token);
        draft.Keep(digest);
    }

    /// <summary>
    /// Takes in a file that was verified already: as a second name of the same file where that is possible, which costs
    /// nothing, for nobody writes into a blob; else as a copy.
    /// </summary>
    internal void TakeIn(string path, Digest digest)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "sha256"));
        if (File.Exists(PathOf(digest)) || SystemCalls.TryLink(path, PathOf(digest)))
        {
            return;
        }

        using var draft = new BlobDraft(this);
        using (var source = BlobFile.Open(path))
        {
            source.CopyTo(draft.Stream, CopySize);
        }

        draft.Keep(digest);
    }

    /// <summary>Copies what must have a digest and a length, and says what differs instead when it has not.</summary>
    internal async Task<ImageProblem?> CopyAsync(Stream content, Descriptor expected, CancellationToken token)
    {
        using var draft = new BlobDraft(this);
        using var verifying = new VerifyingReader(content, expected);
        await verifying.CopyToAsync(draft.Stream, token);
        if (verifying.Problem is { } problem)
        {
            return problem;
        }

        draft.Keep(expected.Digest);
        return null;
    }
}
