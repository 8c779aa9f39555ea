using System.Security.Cryptography;

namespace Slipway.Builder.Packages;

/// <summary>A SHA-512 hash, written in base64 as NuGet writes it.</summary>
public readonly record struct Sha512Hash
{
    private readonly string? _base64;

    private Sha512Hash(string base64) => _base64 = base64;

    /// <summary>The hash in lower-case hexadecimal digits: a file name.</summary>
    public string Hex => Convert.ToHexStringLower(Convert.FromBase64String(ToString()));

    /// <summary>Reads the written form; throws a <see cref="FormatException"/> for anything else.</summary>
    public static Sha512Hash Parse(string text) =>
        TryParse(text, out var hash) ? hash : throw new FormatException($"\"{text}\" is not a SHA-512 hash in base64.");

    /// <summary>Reads the written form.</summary>
    public static bool TryParse(string text, out Sha512Hash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA512.HashSizeInBytes + 3];
        var isHash = Convert.TryFromBase64String(text, bytes, out var length) && length == SHA512.HashSizeInBytes;
        hash = isHash ? new Sha512Hash(text) : default;
        return isHash;
    }

    /// <summary>The hash of everything that a stream still holds.</summary>
    public static async Task<Sha512Hash> OfAsync(Stream content, CancellationToken token) =>
        new(Convert.ToBase64String(await SHA512.HashDataAsync(content, token)));

    /// <summary>The hash of some bytes.</summary>
    public static Sha512Hash Of(ReadOnlySpan<byte> content) => new(Convert.ToBase64String(SHA512.HashData(content)));

    /// <summary>The written form.</summary>
    public override string ToString() => _base64 ?? "";
}
