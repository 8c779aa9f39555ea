using System.Security.Cryptography;
using Slipway.Trust.InToto;

namespace Slipway.Trust.Verification;

/// <summary>
/// What a signature should be about: a digest, and the bytes themselves where they are at hand. The bytes are needed only for signatures
/// over them by keys that do not sign SHA-256 digests.
/// </summary>
public sealed record Artifact
{
    private Artifact(Sha256Digest digest, ReadOnlyMemory<byte>? content) => (Digest, Content) = (digest, content);

    private (HashAlgorithmName Algorithm, byte[] Digest)? Other { get; init; }

    private string? Sha512 { get; init; }

    /// <summary>The SHA-256.</summary>
    public Sha256Digest Digest { get; }

    /// <summary>The bytes, when they are at hand.</summary>
    public ReadOnlyMemory<byte>? Content { get; }

    /// <summary>Something known by its digest.</summary>
    public static Artifact Of(Sha256Digest digest) => new(digest, null);

    /// <summary>Something too large to have at hand, which was hashed twice: signatures may be over another digest than SHA-256.</summary>
    public static Artifact Of(Sha256Digest digest, HashAlgorithmName algorithm, byte[] other) => new(digest, null) { Other = (algorithm, other) };

    /// <summary>Something that is known by its SHA-512 alone, such as a NuGet package by its content hash; only statements can be about it.</summary>
    public static Artifact OfSha512(ReadOnlySpan<byte> digest) =>
        new(default, null) { Other = (HashAlgorithmName.SHA512, digest.ToArray()), Sha512 = Convert.ToHexStringLower(digest) };

    /// <summary>Something at hand.</summary>
    public static Artifact Of(ReadOnlyMemory<byte> content) => new(Sha256Digest.Of(content.Span), content);

    /// <summary>The digest by some algorithm; null when the bytes would be needed and are not at hand.</summary>
    internal byte[]? DigestBy(HashAlgorithmName algorithm) => algorithm == HashAlgorithmName.SHA256 && Sha512 is null
        ? Digest.ToBytes()
        : Other is { } other && other.Algorithm == algorithm ? other.Digest
        : Content is { } content ? CryptographicOperations.HashData(algorithm, content.Span) : null;

    /// <summary>Whether a statement is about it.</summary>
    internal bool IsMeantBy(Statement statement) => Sha512 is { } hex
        ? statement.Subjects.Any(subject => subject.Digests.GetValueOrDefault("sha512") == hex)
        : statement.IsAbout(Digest);

    /// <summary>The digest by which it is known.</summary>
    public override string ToString() => Sha512 is { } hex ? $"sha512:{hex}" : Digest.ToString();
}
