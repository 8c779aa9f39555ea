using System.Text;

namespace Slipway.Images.Tar;

/// <summary>Writes the 512 bytes of a ustar header (POSIX.1-1988): owner 0:0, no names, octal numbers, nothing of the machine.</summary>
internal static class UstarBlock
{
    public const int Size = 512;
    public const int NameLength = 100;
    public const int PrefixLength = 155;
    public const long LargestSize = (1L << 33) - 1;

    /// <summary>Fills <paramref name="block"/>; texts must be ASCII, and all must fit (<see cref="PaxRecords"/> sees to that).</summary>
    public static void Write(Span<byte> block, in TarHeader header, string prefix)
    {
        block[..Size].Clear();
        Text(block.Slice(0, NameLength), header.Name);
        Octal(block.Slice(100, 8), header.Mode);
        Octal(block.Slice(108, 8), 0);
        Octal(block.Slice(116, 8), 0);
        Octal(block.Slice(124, 12), header.Size);
        Octal(block.Slice(136, 12), header.Time);
        block[156] = (byte)header.Type;
        Text(block.Slice(157, NameLength), header.Link);
        "ustar\000"u8.CopyTo(block[257..]);
        Octal(block.Slice(329, 8), 0);
        Octal(block.Slice(337, 8), 0);
        Text(block.Slice(345, PrefixLength), prefix);
        WriteChecksum(block[..Size]);
    }

    /// <summary>Splits a name at a slash so that both parts fit, or says that none does.</summary>
    public static bool TrySplit(string name, out string prefix, out string rest)
    {
        (prefix, rest) = ("", name);
        if (name.Length <= NameLength)
        {
            return true;
        }

        // The last slash that leaves a prefix that fits; a folder's own trailing slash is no place to split.
        var slash = name.LastIndexOf('/', Math.Min(PrefixLength, name.Length - 2));
        if (slash <= 0 || name.Length - slash - 1 > NameLength)
        {
            return false;
        }

        (prefix, rest) = (name[..slash], name[(slash + 1)..]);
        return true;
    }

    private static void Text(Span<byte> field, string text) => Encoding.ASCII.GetBytes(text, field);

    private static void Octal(Span<byte> field, long value)
    {
        for (var i = field.Length - 2; i >= 0; i--, value >>= 3)
        {
            field[i] = (byte)('0' + (value & 7));
        }

        if (value != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "The number does not fit its tar field.");
        }
    }

    // The sum counts its own field as spaces; it is written as six digits, NUL, space.
    private static void WriteChecksum(Span<byte> block)
    {
        var field = block.Slice(148, 8);
        field.Fill((byte)' ');
        var sum = 0;
        foreach (var value in block)
        {
            sum += value;
        }

        Octal(field[..7], sum);
        field[6] = 0;
    }
}
