using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Slipway.Images;

/// <summary>A SHA-256 content address, written <c>sha256:&lt;64 lower-case hex digits&gt;</c>.</summary>
public readonly record struct Digest : IComparable<Digest>
{
    private const string Prefix = "sha256:";
    private const int HexLength = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? _hex;

    private Digest(string hex) => _hex = hex;

    /// <summary>The 64 lower-case hexadecimal digits; all zero for the default value.</summary>
    public string Hex => _hex ?? new string('0', HexLength);

    /// <summary>The digest of some bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> content) => FromHash(SHA256.HashData(content));

    /// <summary>The digest of everything that a stream still holds.</summary>
    public static async Task<Digest> OfAsync(Stream content, CancellationToken token) =>
        FromHash(await SHA256.HashDataAsync(content, token));

    /// <summary>The digest whose 32 bytes were computed elsewhere.</summary>
    public static Digest FromHash(ReadOnlySpan<byte> hash)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(hash.Length, SHA256.HashSizeInBytes);
        return new Digest(Convert.ToHexStringLower(hash));
    }

    /// <summary>Reads the written form; throws a <see cref="FormatException"/> for anything else.</summary>
    public static Digest Parse(string text) =>
        TryParse(text, out var digest)
            ? digest
            : throw new FormatException($"'{text}' is not a digest of the form sha256:<64 hex digits>.");

    /// <summary>Reads the written form; upper-case digits and other algorithms are not accepted.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is null || text.Length != Prefix.Length + HexLength || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var hex = text[Prefix.Length..];
        if (hex.AsSpan().ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        digest = new Digest(hex);
        return true;
    }

    /// <inheritdoc />
    public bool Equals(Digest other) => string.Equals(Hex, other.Hex, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => Hex.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public int CompareTo(Digest other) => string.CompareOrdinal(Hex, other.Hex);

    /// <summary>Orders by digits.</summary>
    public static bool operator <(Digest left, Digest right) => left.CompareTo(right) < 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator >(Digest left, Digest right) => left.CompareTo(right) > 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator <=(Digest left, Digest right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator >=(Digest left, Digest right) => left.CompareTo(right) >= 0;

    /// <summary>The written form.</summary>
    public override string ToString() => Prefix + Hex;
}
