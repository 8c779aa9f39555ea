using System.Security.Cryptography;
using System.Text;

namespace Slipway.Plugins.Runbooks.Storage;

/// <summary>The form of a file of runs: a line that says what it is, then a line a change: a checksum, a space, the run as it is from then on.</summary>
internal static class JournalLine
{
    private const int ChecksumLength = 16;

    /// <summary>The first line, with its end.</summary>
    public static ReadOnlySpan<byte> Header => "slipway-runbooks 1\n"u8;

    /// <summary>The line of a text, with its end.</summary>
    public static byte[] Write(string text) => Encoding.UTF8.GetBytes($"{Checksum(Encoding.UTF8.GetBytes(text))} {text}\n");

    /// <summary>The text of a line without its end; null when it is not whole.</summary>
    public static string? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= ChecksumLength || line[ChecksumLength] != ' ')
        {
            return null;
        }

        var text = line[(ChecksumLength + 1)..];
        return line[..ChecksumLength].SequenceEqual(Encoding.ASCII.GetBytes(Checksum(text))) ? Encoding.UTF8.GetString(text) : null;
    }

    private static string Checksum(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text))[..ChecksumLength];
}
