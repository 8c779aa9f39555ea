using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Keyless;

/// <summary>Has a certificate authority (Fulcio) bind a new key to the identity of a token.</summary>
/// <remarks>https://github.com/sigstore/fulcio/blob/main/fulcio.proto</remarks>
internal sealed class CertificateRequester(SigningConnection connection, SigningService authority)
{
    private readonly Uri _address = authority.At("/api/v2/signingCert");

    public async Task<Checked<ShortLivedKey>> RequestAsync(IdentityToken identity, CancellationToken token)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new FileSigner(key);
        var proof = key.SignData(Encoding.UTF8.GetBytes(identity.Subject), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var answer = await connection.PostAsync(_address, Request(identity, signer.Key, proof), "application/json", token, identity.Text);
        var certificate = answer.Ok ? Read(answer.Value, signer.Key) : Checked<X509Certificate2>.From(answer.Problems);
        if (certificate.Ok)
        {
            return new ShortLivedKey(signer, certificate.Value);
        }

        signer.Dispose();
        return Checked<ShortLivedKey>.From(certificate.Problems);
    }

    private static byte[] Request(IdentityToken identity, VerifyingKey key, byte[] proof) => CanonicalJson.Write(writer => writer.Object(() =>
    {
        writer.Object("credentials", () => writer.WriteString("oidcIdentityToken", identity.Text));
        writer.Object("publicKeyRequest", () =>
        {
            writer.Object("publicKey", () =>
            {
                writer.WriteString("algorithm", "ECDSA");
                writer.WriteString("content", key.ToPem());
            });
            writer.WriteBase64String("proofOfPossession", proof);
        });
    }));

    private Checked<X509Certificate2> Read(byte[] answer, VerifyingKey key)
    {
        try
        {
            var pem = CanonicalJson.Read(answer, ReadChain);
            var certificate = X509CertificateLoader.LoadCertificate(
                PemEncoding.TryFind(pem, out var fields) ? Convert.FromBase64String(pem[fields.Base64Data]) : throw new JsonException("the certificate is no PEM text"));
            return certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.Spki.Span)
                ? certificate
                : KeylessProblems.Unusable(_address, "the certificate is for another key");
        }
        catch (Exception error) when (error is JsonException or CryptographicException)
        {
            return KeylessProblems.Unusable(_address, error.Message);
        }
    }

    // A bundle has room for the certificate only, so the log's word for it must be inside.
    private static string ReadChain(JsonElement root) =>
        root.Member("signedCertificateEmbeddedSct") is { } issued
            ? issued.RequiredMember("chain").Items("certificates").Select(JsonReading.ItemText).FirstOrDefault() ?? throw new JsonException("the chain is empty")
            : throw new JsonException("there is no certificate that a certificate log has seen (signedCertificateEmbeddedSct)");
}
