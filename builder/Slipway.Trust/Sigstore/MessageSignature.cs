using System.Security.Cryptography;

namespace Slipway.Trust.Sigstore;

/// <summary>A signature over the bytes of an artifact. The digest only helps to find the artifact: it is not signed.</summary>
public sealed record MessageSignature(HashAlgorithmName Algorithm, ReadOnlyMemory<byte> Digest, ReadOnlyMemory<byte> Signature);
