using Slipway.Images.Blobs;

namespace Slipway.Builder.Json;

/// <summary>Writes a small file that somebody keeps: whole or not at all, and what keeps it from being written is told of that file, not of its draft.</summary>
internal static class WholeText
{
    public static void Write(string path, byte[] content)
    {
        try
        {
            using var draft = new FileDraft(path);
            draft.Stream.Write(content);
            draft.Keep();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be written: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
