using System.Globalization;
using System.Text;

namespace Slipway.Images.Tar;

/// <summary>
/// The extended records (POSIX.1-2001) of an entry whose name, link or size does not fit a ustar header.
/// The header that carries them has a constant name, <c>DIR/PaxHeaders.0/BASE</c>, and constant fields.
/// </summary>
internal static class PaxRecords
{
    /// <summary>The records that the header needs; empty when ustar is enough.</summary>
    public static byte[] For(in TarHeader header)
    {
        var records = new StringBuilder();
        if (!Ascii.IsValid(header.Link) || header.Link.Length > UstarBlock.NameLength)
        {
            records.Append(Record("linkpath", header.Link));
        }

        if (!Ascii.IsValid(header.Name) || !UstarBlock.TrySplit(header.Name, out _, out _))
        {
            records.Append(Record("path", header.Name));
        }

        if (header.Size > UstarBlock.LargestSize)
        {
            records.Append(Record("size", header.Size.ToString(CultureInfo.InvariantCulture)));
        }

        return Encoding.UTF8.GetBytes(records.ToString());
    }

    /// <summary>The header that announces the records.</summary>
    public static TarHeader HeaderFor(in TarHeader header, int length)
    {
        var name = header.Name.TrimEnd('/');
        var slash = name.LastIndexOf('/') + 1;
        return new TarHeader(Fallback($"{name[..slash]}PaxHeaders.0/{name[slash..]}"), TarHeader.Pax, 0, length, 0, "");
    }

    /// <summary>What an old reader sees of a header whose truth is in the records.</summary>
    public static TarHeader Reduce(in TarHeader header) => header with
    {
        Name = Fallback(header.Name),
        Link = Fallback(header.Link),
        Size = header.Size > UstarBlock.LargestSize ? 0 : header.Size,
    };

    // "<length> key=value\n", where the length counts its own digits.
    internal static string Record(string key, string value)
    {
        var rest = 3 + Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        var length = rest + Digits(rest);
        if (rest + Digits(length) != length)
        {
            length = rest + Digits(length);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{length} {key}={value}\n");
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    private static string Fallback(string text)
    {
        var ascii = string.Concat(text.Where(char.IsAscii));
        return ascii.Length > UstarBlock.NameLength ? ascii[..UstarBlock.NameLength].TrimEnd('/') : ascii;
    }
}
