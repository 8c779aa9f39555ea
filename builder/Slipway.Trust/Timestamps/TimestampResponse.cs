using System.Formats.Asn1;
using System.Security.Cryptography.Pkcs;

namespace Slipway.Trust.Timestamps;

/// <summary>What a time stamp authority answered (RFC 3161, 2.4.2): a status, and the token when it granted one.</summary>
internal static class TimestampResponse
{
    private const int LargestGrantedStatus = 1;

    /// <summary>Takes the token out of a DER (or, as some authorities write, BER) response; null when none was granted or it is malformed.</summary>
    public static Rfc3161TimestampToken? Token(ReadOnlyMemory<byte> response)
    {
        try
        {
            var reader = new AsnReader(response, AsnEncodingRules.BER);
            var parts = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            if (!parts.ReadSequence().TryReadInt32(out var status) || status is < 0 or > LargestGrantedStatus)
            {
                return null;
            }

            var encoded = parts.ReadEncodedValue();
            parts.ThrowIfNotEmpty();
            return Rfc3161TimestampToken.TryDecode(encoded, out var token, out var read) && read == encoded.Length ? token : null;
        }
        catch (Exception error) when (error is AsnContentException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
