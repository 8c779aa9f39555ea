using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Slipway.Trust;

/// <summary>The SHA-256 of something: what signatures, statements and log entries are about. Written <c>sha256:HEX</c>.</summary>
public readonly record struct Sha256Digest
{
    private const string Prefix = "sha256:";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? _hex;

    private Sha256Digest(string hex) => _hex = hex;

    /// <summary>The 64 lower-case hexadecimal digits; all zero for the default value.</summary>
    public string Hex => _hex ?? new string('0', SHA256.HashSizeInBytes * 2);

    /// <summary>The digest of some bytes.</summary>
    public static Sha256Digest Of(ReadOnlySpan<byte> content) => FromHash(SHA256.HashData(content));

    /// <summary>The digest of everything that a stream still holds.</summary>
    public static async Task<Sha256Digest> OfAsync(Stream content, CancellationToken token) =>
        FromHash(await SHA256.HashDataAsync(content, token));

    /// <summary>The digest whose 32 bytes were computed elsewhere.</summary>
    public static Sha256Digest FromHash(ReadOnlySpan<byte> hash)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(hash.Length, SHA256.HashSizeInBytes);
        return new Sha256Digest(Convert.ToHexStringLower(hash));
    }

    /// <summary>Reads <c>sha256:HEX</c> or the bare 64 digits; throws a <see cref="FormatException"/> for anything else.</summary>
    public static Sha256Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException($"'{text}' is not a digest of the form sha256:<64 hex digits>.");

    /// <summary>Reads <c>sha256:HEX</c> or the bare 64 digits; upper-case digits and other algorithms are not accepted.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Sha256Digest digest)
    {
        digest = default;
        var hex = text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        if (hex is not { Length: SHA256.HashSizeInBytes * 2 } || hex.AsSpan().ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        digest = new Sha256Digest(hex);
        return true;
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes() => Convert.FromHexString(Hex);

    /// <inheritdoc />
    public bool Equals(Sha256Digest other) => string.Equals(Hex, other.Hex, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => Hex.GetHashCode(StringComparison.Ordinal);

    /// <summary>The written form.</summary>
    public override string ToString() => Prefix + Hex;
}
