using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Dsse;

/// <summary>A payload with its type and the signatures over both.</summary>
public sealed record DsseEnvelope(string PayloadType, ReadOnlyMemory<byte> Payload, ImmutableArray<DsseSignature> Signatures)
{
    /// <summary>The payload type of in-toto statements.</summary>
    public const string InTotoType = "application/vnd.in-toto+json";

    /// <summary>The media type of an envelope stored as a layer (cosign's <c>.att</c>).</summary>
    public const string MediaType = "application/vnd.dsse.envelope.v1+json";

    private const int MostSignatures = 16;

    /// <summary>The digest that signatures of P-256 keys are over.</summary>
    public Sha256Digest SignedDigest => PreAuthentication.Digest(PayloadType, Payload.Span);

    /// <summary>Wraps a payload and signs it once.</summary>
    public static async Task<Checked<DsseEnvelope>> SignAsync(string payloadType, ReadOnlyMemory<byte> payload, ISigner signer, CancellationToken token)
    {
        var signature = await signer.SignAsync(PreAuthentication.Digest(payloadType, payload.Span), token);
        return signature.Ok
            ? new DsseEnvelope(payloadType, payload, [new DsseSignature(signer.Key.Hint.Text, signature.Value.Der)])
            : Checked<DsseEnvelope>.From(signature.Problems);
    }

    /// <summary>Reads an envelope; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<DsseEnvelope> Parse(ReadOnlyMemory<byte> json, string subject)
    {
        try
        {
            return CanonicalJson.Read(json, Read);
        }
        catch (JsonException error)
        {
            return DsseProblems.Malformed(subject, error.Message);
        }
    }

    /// <summary>The signatures that a key verifies; the hint narrows nothing, since it is not signed itself.</summary>
    public IEnumerable<DsseSignature> SignaturesOf(VerifyingKey key)
    {
        var message = PreAuthentication.Encode(PayloadType, Payload.Span);
        return Signatures.Where(signature => key.Verifies(message, signature.Signature.Span));
    }

    /// <summary>The envelope as JSON.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(Write);

    internal static DsseEnvelope Read(JsonElement element) => new(
        element.RequiredText("payloadType"),
        element.RequiredBytes("payload"),
        [.. element.Items("signatures", MostSignatures).Select(item => new DsseSignature(item.Text("keyid") ?? "", item.RequiredBytes("sig")))]);

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBase64String("payload", Payload.Span);
        writer.WriteString("payloadType", PayloadType);
        writer.WriteStartArray("signatures");
        foreach (var signature in Signatures)
        {
            writer.WriteStartObject();
            writer.WriteBase64String("sig", signature.Signature.Span);
            if (signature.KeyId.Length > 0)
            {
                writer.WriteString("keyid", signature.KeyId);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
