using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Trust.Keys;

/// <summary>Reads the PEM text that holds a public key: the key itself, or a certificate of it.</summary>
internal static class PublicKeyPem
{
    public static Checked<VerifyingKey> Read(string pem, string subject)
    {
        if (pem.Length > VerifyingKey.LargestPem || !PemEncoding.TryFind(pem, out var fields))
        {
            return KeyProblems.NoPem(subject);
        }

        // A certificate may bring its chain; of two keys nobody can tell which is meant.
        if (pem[fields.Label] == "PUBLIC KEY" && PemEncoding.TryFind(pem.AsSpan(fields.Location.End), out _))
        {
            return KeyProblems.ManyKeys(subject);
        }

        var label = pem[fields.Label];
        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        return label switch
        {
            "PUBLIC KEY" => VerifyingKey.FromSpki(der) is { } key ? key : KeyProblems.UnsupportedKey(subject),
            "CERTIFICATE" => OfCertificate(der, subject),
            _ when label.EndsWith("PRIVATE KEY", StringComparison.Ordinal) => KeyProblems.PrivateKeyGiven(subject, label),
            _ => KeyProblems.WrongPem(subject, label),
        };
    }

    private static Checked<VerifyingKey> OfCertificate(byte[] der, string subject)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            return VerifyingKey.FromSpki(certificate.PublicKey.ExportSubjectPublicKeyInfo()) is { } key
                ? key : KeyProblems.UnsupportedKey(subject);
        }
        catch (CryptographicException)
        {
            return KeyProblems.WrongPem(subject, "CERTIFICATE");
        }
    }
}
