using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Slipway.Trust.Timestamps;

namespace Slipway.Trust.Keyless;

/// <summary>Has a time stamp authority stamp a signature (RFC 3161).</summary>
internal sealed class TimeWitness(SigningConnection connection, SigningService authority)
{
    private const int NonceLength = 8;

    public async Task<Checked<TimestampedSignature>> TestifyAsync(ReadOnlyMemory<byte> signature, CancellationToken token)
    {
        var request = Rfc3161TimestampRequest.CreateFromData(
            signature.Span, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(NonceLength), requestSignerCertificates: true);
        var answer = await connection.PostAsync(authority.Url, request.Encode(), "application/timestamp-query", token);
        return !answer.Ok ? Checked<TimestampedSignature>.From(answer.Problems)
            : IsStamp(request, answer.Value, signature.Span) ? new TimestampedSignature(answer.Value)
            : KeylessProblems.Unusable(authority.Url, "it is no granted RFC 3161 time stamp of this signature");
    }

    private static bool IsStamp(Rfc3161TimestampRequest request, byte[] answer, ReadOnlySpan<byte> signature)
    {
        try
        {
            // The nonce proves that the answer is to this request; the form is what verifiers read.
            request.ProcessResponse(answer, out var read);
            return read == answer.Length && TimestampResponse.Token(answer) is { } stamp && stamp.VerifySignatureForData(signature, out _);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
