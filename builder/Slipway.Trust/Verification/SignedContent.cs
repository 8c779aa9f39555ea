using System.Security.Cryptography;
using Slipway.Trust.Dsse;
using Slipway.Trust.Keys;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Transparency;

namespace Slipway.Trust.Verification;

/// <summary>What the one signature of a bundle is over, once it is known that the artifact at hand is meant.</summary>
internal sealed record SignedContent(Bundle Bundle, Artifact Artifact)
{
    /// <summary>Whether the signature is this key's.</summary>
    public bool IsSignedBy(VerifyingKey key)
    {
        if (Bundle.Envelope is { } envelope)
        {
            return key.Algorithm is KeyAlgorithm.EcdsaP256
                ? key.VerifiesDigest(HashAlgorithmName.SHA256, envelope.SignedDigest.ToBytes(), Bundle.Signature.Span)
                : key.Verifies(PreAuthentication.Encode(envelope.PayloadType, envelope.Payload.Span), Bundle.Signature.Span);
        }

        return key.Algorithm is KeyAlgorithm.Ed25519
            ? Artifact.Content is { } content && key.Verifies(content.Span, Bundle.Signature.Span)
            : key.VerifiesDigest(Bundle.Message!.Algorithm, Bundle.Message.Digest.Span, Bundle.Signature.Span);
    }

    /// <summary>Whether a log entry's digest is of this content.</summary>
    public bool IsMeantBy(LoggedSignature logged)
    {
        var algorithm = new HashAlgorithmName(logged.Algorithm);
        return (Bundle, logged.Digest) switch
        {
            ({ Message: { } message }, LoggedDigest.Signed) => message.Algorithm == algorithm && message.Digest.Span.SequenceEqual(logged.Value),
            ({ Envelope: { } envelope }, LoggedDigest.Payload) => CryptographicOperations.HashData(algorithm, envelope.Payload.Span).AsSpan().SequenceEqual(logged.Value),
            ({ Envelope: { } envelope }, LoggedDigest.Signed) => CryptographicOperations
                .HashData(algorithm, PreAuthentication.Encode(envelope.PayloadType, envelope.Payload.Span)).AsSpan().SequenceEqual(logged.Value),
            _ => false,
        };
    }
}
