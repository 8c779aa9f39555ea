using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NuGet.Packaging.Signing;
using Slipway.Trust.Keys;
using Signature = NuGet.Packaging.Signing.Signature;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>Who signed a package in the way of NuGet.</summary>
/// <param name="Role">author, or repository with its address.</param>
/// <param name="Subject">The name in the certificate.</param>
/// <param name="Fingerprint">The SHA-256 of the certificate, in the spelling of NuGet.</param>
/// <param name="Key">The certificate's key; null when it is of a kind that is not verified with.</param>
internal sealed record NuGetSigner(string Role, string Subject, string Fingerprint, VerifyingKey? Key)
{
    public static NuGetSigner Of(Signature signature)
    {
        var certificate = signature.SignerInfo.Certificate
            ?? throw new SignatureException("the signature names no certificate");
        return new NuGetSigner(
            signature is IRepositorySignature repository ? $"repository {repository.V3ServiceIndexUrl}" : "author",
            certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
            Convert.ToHexString(SHA256.HashData(certificate.RawData)),
            VerifyingKey.FromSpki(certificate.PublicKey.ExportSubjectPublicKeyInfo()));
    }

    public bool IsOneOf(IReadOnlyList<VerifyingKey> keys) => Key is not null && keys.Contains(Key);

    /// <summary>As lock, bill and provenance name it.</summary>
    public override string ToString() => $"{Role} {Subject}, certificate sha256:{Fingerprint.ToLowerInvariant()}";
}
