namespace Slipway.Images.Blobs;

/// <summary>Reads a file that somebody wrote, and no more of it than such a file holds: what a name leads to may be a device without an end.</summary>
public static class BoundedFile
{
    private const int Most = 16 << 20;

    /// <summary>The whole content; a failure of the system, and a file that is larger, are an IOException or UnauthorizedAccessException.</summary>
    public static byte[] Read(string path, int most = Most)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (file.Read(buffer) is var read and > 0)
        {
            if (content.Length + read > most)
            {
                throw new IOException($"it is larger than {most >> 20} MiB, which none is");
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
