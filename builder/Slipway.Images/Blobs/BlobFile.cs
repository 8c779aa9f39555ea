namespace Slipway.Images.Blobs;

/// <summary>Opens a stored blob for reading, so that it may be replaced or removed meanwhile.</summary>
internal static class BlobFile
{
    public static ValueTask<Stream> OpenAsync(string path, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Stream>(Open(path));
    }

    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);

    /// <summary>What is wrong with a stored blob, or null: its length first, then its digest.</summary>
    public static async Task<ImageProblem?> VerifyAsync(string path, Descriptor expected, CancellationToken token)
    {
        if (!File.Exists(path))
        {
            return Problems.BlobProblems.Missing(expected.Digest, Path.GetDirectoryName(path) ?? path);
        }

        // Before it is opened: a pipe or a device has no length, and whoever opens one may wait for ever.
        var length = LengthOf(path);
        if (length != expected.Size)
        {
            return Problems.BlobProblems.WrongSize(expected, length);
        }

        if (length == 0)
        {
            return expected.Digest == Digest.Of([]) ? null : Problems.BlobProblems.WrongDigest(expected, Digest.Of([]));
        }

        await using var file = Open(path);
        using var reader = new VerifyingReader(file, expected);
        await reader.CopyToAsync(null, token);
        return reader.Problem;
    }

    // Of a link, what it points to counts.
    private static long LengthOf(string path) => new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
}
