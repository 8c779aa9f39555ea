namespace Slipway.Images.Blobs;

/// <summary>Writes a file that is whole or not there: under another name first, then renamed. What a killed process left of the same file is removed.</summary>
public static class WholeFile
{
    /// <summary>Writes bytes.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken token)
    {
        using var draft = new FileDraft(path);
        await draft.Stream.WriteAsync(content, token);
        draft.Keep();
    }

    /// <summary>Writes what a stream holds from where it stands.</summary>
    public static async Task WriteAsync(string path, Stream content, CancellationToken token)
    {
        using var draft = new FileDraft(path);
        await content.CopyToAsync(draft.Stream, token);
        draft.Keep();
    }
}
