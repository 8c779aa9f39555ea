using System.Collections.Immutable;
using Slipway.Trust.Keys;

namespace Slipway.Trust.Cosign;

/// <summary>One signature in cosign's first form: a layer's bytes, and the annotations of its descriptor.</summary>
public sealed record CosignSignature(ReadOnlyMemory<byte> Payload, ImmutableSortedDictionary<string, string> Annotations)
{
    /// <summary>Signs a document.</summary>
    public static async Task<Checked<CosignSignature>> SignAsync(SimpleSigning document, ISigner signer, CancellationToken token)
    {
        var payload = document.ToBytes();
        var signature = await signer.SignAsync(Sha256Digest.Of(payload), token);
        return signature.Ok
            ? new CosignSignature(
                payload,
                ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(CosignNames.SignatureAnnotation, signature.Value.ToBase64()))
            : Checked<CosignSignature>.From(signature.Problems);
    }

    /// <summary>
    /// The configuration of the manifest whose layers are these signatures: an image configuration, since registries and engines
    /// that know no artifacts want one.
    /// </summary>
    public static byte[] ConfigOf(IEnumerable<CosignSignature> signatures) => Json.CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("architecture", "");
        writer.WriteString("os", "");
        writer.WriteStartObject("config");
        writer.WriteEndObject();
        writer.WriteStartObject("rootfs");
        writer.WriteString("type", "layers");
        writer.WriteStartArray("diff_ids");
        foreach (var signature in signatures)
        {
            writer.WriteStringValue(Sha256Digest.Of(signature.Payload.Span).ToString());
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
