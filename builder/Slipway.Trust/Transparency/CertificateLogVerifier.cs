using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Transparency;

/// <summary>Which trusted CT logs have seen a certificate.</summary>
internal static class CertificateLogVerifier
{
    /// <summary>The operators whose logs' timestamps in the certificate verify; none when the extension is absent or malformed.</summary>
    public static IReadOnlySet<string> Operators(X509Certificate2 certificate, ReadOnlyMemory<byte> issuerSpki, TrustedRoot root)
    {
        var operators = new HashSet<string>(StringComparer.Ordinal);
        var extension = certificate.Extensions[Precertificate.TimestampListOid];
        if (extension is null)
        {
            return operators;
        }

        try
        {
            var list = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadOctetString();
            var part = Precertificate.SignedPart(certificate.RawData);
            foreach (var timestamp in CertificateTimestamp.ParseList(list) ?? [])
            {
                if (LogOf(timestamp, root) is { } log && log.Key.Verifies(Signed(timestamp, issuerSpki.Span, part), timestamp.Signature.Span))
                {
                    operators.Add(log.Operator);
                }
            }
        }
        catch (AsnContentException)
        {
            operators.Clear();
        }

        return operators;
    }

    private static TransparencyLog? LogOf(CertificateTimestamp timestamp, TrustedRoot root)
    {
        if (timestamp.Milliseconds > 253402300799999)
        {
            return null;
        }

        var time = DateTimeOffset.FromUnixTimeMilliseconds((long)timestamp.Milliseconds);
        return root.CertificateLogs.FirstOrDefault(log => log.Id.Span.SequenceEqual(timestamp.LogId.Span) && log.ValidFor.Contains(time));
    }

    // RFC 6962, 3.2: version 0, certificate_timestamp 0, time, precert_entry 1, issuer key hash, TBSCertificate, extensions.
    private static byte[] Signed(CertificateTimestamp timestamp, ReadOnlySpan<byte> issuerSpki, ReadOnlySpan<byte> part)
    {
        using var signed = new MemoryStream();
        Span<byte> number = stackalloc byte[8];
        signed.Write([0, 0]);
        BinaryPrimitives.WriteUInt64BigEndian(number, timestamp.Milliseconds);
        signed.Write(number);
        signed.Write([0, 1]);
        signed.Write(SHA256.HashData(issuerSpki));
        BinaryPrimitives.WriteInt32BigEndian(number, part.Length);
        signed.Write(number[1..4]);
        signed.Write(part);
        BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)timestamp.Extensions.Length);
        signed.Write(number[..2]);
        signed.Write(timestamp.Extensions.Span);
        return signed.ToArray();
    }
}
