using System.Buffers.Binary;
using System.Text;

namespace Slipway.Images.Host;

/// <summary>
/// What a dynamic linker reads of a little-endian 64-bit ELF file: processor, interpreter, needed libraries and where to
/// search them first. Everything is bounds-checked; a file that is no such ELF is null, not an exception.
/// </summary>
/// <remarks>System V gABI, chapters 4 and 5.</remarks>
internal sealed record ElfFile(ushort Machine, string? Interpreter, IReadOnlyList<string> Needed, IReadOnlyList<string> RunPath)
{
    public const ushort X64 = 62;
    public const ushort Arm64 = 183;

    private const int HeaderSize = 64;
    private const int ProgramHeaderSize = 56;
    private const uint Load = 1;
    private const uint Dynamic = 2;
    private const uint Interp = 3;
    private const int LargestSection = 1 << 24;

    /// <summary>Reads a file; null when it is no ELF that we understand.</summary>
    public static ElfFile? Read(Stream file)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize
            || !header.StartsWith("\u007fELF\u0002\u0001"u8)
            || BinaryPrimitives.ReadUInt16LittleEndian(header[54..]) != ProgramHeaderSize)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(header[56..]);
        var table = ReadAt(file, BinaryPrimitives.ReadInt64LittleEndian(header[32..]), count * ProgramHeaderSize);
        var machine = BinaryPrimitives.ReadUInt16LittleEndian(header[18..]);
        return table is null ? null : Interpret(file, machine, ReadSegments(table));
    }

    private static ElfFile Interpret(Stream file, ushort machine, IReadOnlyList<Segment> segments)
    {
        var interp = segments.FirstOrDefault(segment => segment.Type == Interp);
        var interpreter = interp.Type == Interp && ReadAt(file, interp.Offset, interp.Size) is { } bytes ? TextAt(bytes, 0) : null;
        var dynamic = segments.FirstOrDefault(segment => segment.Type == Dynamic);
        if (dynamic.Type != Dynamic || ReadAt(file, dynamic.Offset, dynamic.Size) is not { } entries)
        {
            return new ElfFile(machine, interpreter, [], []);
        }

        var tags = DynamicTags.Read(entries);
        var strings = FileOffset(segments, tags.StringTable) is { } offset ? ReadAt(file, offset, tags.StringSize) ?? [] : [];
        var path = TextAt(strings, tags.RunPath) ?? "";
        return new ElfFile(
            machine, interpreter,
            [.. tags.Needed.Select(at => TextAt(strings, at)).OfType<string>()],
            path.Split(':', StringSplitOptions.RemoveEmptyEntries));
    }

    private static List<Segment> ReadSegments(byte[] table)
    {
        var segments = new List<Segment>();
        for (var at = 0; at + ProgramHeaderSize <= table.Length; at += ProgramHeaderSize)
        {
            var entry = table.AsSpan(at, ProgramHeaderSize);
            segments.Add(new Segment(
                BinaryPrimitives.ReadUInt32LittleEndian(entry),
                BinaryPrimitives.ReadInt64LittleEndian(entry[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(entry[16..]),
                BinaryPrimitives.ReadInt64LittleEndian(entry[32..])));
        }

        return segments;
    }

    // The dynamic section speaks in addresses; the loaded segments say where in the file they lie.
    private static long? FileOffset(IReadOnlyList<Segment> segments, long address)
    {
        foreach (var segment in segments)
        {
            if (segment.Type == Load && address >= segment.Address && address - segment.Address < segment.Size)
            {
                return segment.Offset + (address - segment.Address);
            }
        }

        return null;
    }

    private static byte[]? ReadAt(Stream file, long offset, long size)
    {
        if (offset < 0 || size is < 0 or > LargestSection || offset > file.Length - size)
        {
            return null;
        }

        var bytes = new byte[size];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string? TextAt(byte[] strings, long at)
    {
        if (at < 0 || at >= strings.Length)
        {
            return null;
        }

        var rest = strings.AsSpan((int)at);
        var end = rest.IndexOf((byte)0);
        return end <= 0 ? null : Encoding.UTF8.GetString(rest[..end]);
    }

    private readonly record struct Segment(uint Type, long Offset, long Address, long Size);
}
