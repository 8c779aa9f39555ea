using System.Buffers.Binary;

namespace Slipway.Images.Host;

/// <summary>The entries of an ELF dynamic section that name libraries and folders, as offsets into its string table.</summary>
internal sealed record DynamicTags(IReadOnlyList<long> Needed, long StringTable, long StringSize, long RunPath)
{
    private const int EntrySize = 16;

    public static DynamicTags Read(ReadOnlySpan<byte> section)
    {
        var needed = new List<long>();
        var (table, size, runPath, rpath) = (-1L, 0L, -1L, -1L);
        for (; section.Length >= EntrySize; section = section[EntrySize..])
        {
            var value = BinaryPrimitives.ReadInt64LittleEndian(section[8..]);
            switch (BinaryPrimitives.ReadInt64LittleEndian(section))
            {
                case 0:
                    return Done();
                case 1:
                    needed.Add(value);
                    break;
                case 5:
                    table = value;
                    break;
                case 10:
                    size = value;
                    break;
                case 15:
                    rpath = value;
                    break;
                case 29:
                    runPath = value;
                    break;
            }
        }

        return Done();

        // DT_RPATH counts only where there is no DT_RUNPATH.
        DynamicTags Done() => new(needed, table, size, runPath >= 0 ? runPath : rpath);
    }
}
