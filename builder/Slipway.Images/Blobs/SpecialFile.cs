using System.Buffers.Binary;

namespace Slipway.Images.Blobs;

/// <summary>Devices, pipes and sockets: what has a name and no content of its own. They are written through, never replaced.</summary>
public static class SpecialFile
{
    private const int Kind = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;

    // struct statx of the kernel is laid out alike on every machine.
    private const int StatusSize = 256;
    private const int ModeOffset = 28;

    /// <summary>Whether a path leads to one.</summary>
    public static bool Is(string path)
    {
        var status = new byte[StatusSize];
        return SystemCalls.TryStatus(path, status)
            && (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeOffset)) & Kind) is not (0 or Regular or Folder);
    }
}
