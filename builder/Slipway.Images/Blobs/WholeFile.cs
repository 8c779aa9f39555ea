namespace Slipway.Images.Blobs;

/// <summary>Writes a small file that is whole or not there: under another name first, then renamed.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken token)
    {
        using var draft = new FileDraft(path);
        await draft.Stream.WriteAsync(content, token);
        draft.Keep();
    }
}
