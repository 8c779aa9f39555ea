namespace Slipway.Images.Blobs;

/// <summary>Writes a file that is whole or not there: under another name first, then renamed.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken token)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.partial";
        try
        {
            await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await stream.WriteAsync(content, token);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
