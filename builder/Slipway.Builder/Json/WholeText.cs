namespace Slipway.Builder.Json;

/// <summary>Writes a small file that somebody keeps: whole or not at all, and what keeps it from being written is told of that file, not of its draft.</summary>
internal static class WholeText
{
    public static void Write(string path, byte[] content)
    {
        var draft = path + ".tmp";
        try
        {
            File.WriteAllBytes(draft, content);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be written: {exception.Message.Replace(draft, path, StringComparison.Ordinal).TrimEnd('.')}", exception);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
