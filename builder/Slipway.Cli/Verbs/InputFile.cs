namespace Slipway.Cli.Verbs;

/// <summary>A file that a verb was told to read, and that somebody else may have written.</summary>
internal static class InputFile
{
    /// <summary>The content, or of a larger one the first bytes, one more than the limit: who reads it then refuses it by its size.</summary>
    public static Task<byte[]> ReadAsync(string path, int limit, CancellationToken token) =>
        // A small file is there at once, and waiting for it would cost more than reading it. A pipe or a device does not tell its size.
        new FileInfo(path) is { Exists: true, Attributes: FileAttributes.Normal, Length: > 0 and < 1 << 20 and var length } && length <= limit
            ? Task.FromResult(File.ReadAllBytes(path))
            : WaitAsync(path, limit, token);

    private static async Task<byte[]> WaitAsync(string path, int limit, CancellationToken token)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        using var content = new MemoryStream();
        var buffer = new byte[Math.Min(limit + 1, 64 * 1024)];
        while (content.Length <= limit
            && await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, limit + 1 - content.Length)), token) is var read and > 0)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
