using System.Runtime.InteropServices;

namespace Slipway.Images.Layers;

/// <summary>A file's content, opened: a tar header states the length before the bytes come.</summary>
internal readonly record struct LayerContent(Stream Stream, long Length)
{
    public static LayerContent Of(ReadOnlyMemory<byte> content) => new(
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false),
        content.Length);

    // The length is that of the opened handle: a file replaced meanwhile is read as it was.
    public static LayerContent OfFile(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        return new LayerContent(stream, stream.Length);
    }
}
