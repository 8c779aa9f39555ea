using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Cosign;

/// <summary>The document that cosign's first form signs: a digest, and the name under which it was signed.</summary>
/// <param name="Reference">
/// The name, <c>repository:tag</c>: cosign ignores it, podman and skopeo compare it with what is pulled, and refuse a name without a tag.
/// </param>
/// <param name="Image">The manifest's digest.</param>
public sealed record SimpleSigning(string Reference, Sha256Digest Image)
{
    private const string Type = "cosign container image signature";

    /// <summary>The bytes that are signed and stored as a layer, in cosign's own order of keys.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("critical");
        writer.WriteStartObject("identity");
        writer.WriteString("docker-reference", Reference);
        writer.WriteEndObject();
        writer.WriteStartObject("image");
        writer.WriteString("docker-manifest-digest", Image.ToString());
        writer.WriteEndObject();
        writer.WriteString("type", Type);
        writer.WriteEndObject();
        writer.WriteNull("optional");
        writer.WriteEndObject();
    });

    /// <summary>Reads a payload; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<SimpleSigning> Parse(ReadOnlyMemory<byte> payload, string subject)
    {
        try
        {
            return CanonicalJson.Read(payload, Read);
        }
        catch (JsonException error)
        {
            return CosignProblems.Malformed(subject, error.Message);
        }
    }

    private static SimpleSigning Read(JsonElement root)
    {
        var critical = root.RequiredMember("critical");
        var image = critical.RequiredMember("image").RequiredText("docker-manifest-digest");
        return critical.RequiredText("type") != Type ? throw new JsonException("'type' is not cosign's.")
            : !image.StartsWith("sha256:", StringComparison.Ordinal) || !Sha256Digest.TryParse(image, out var digest) ? throw new JsonException($"'{image}' is not a SHA-256 digest.")
            : new SimpleSigning(critical.RequiredMember("identity").Text("docker-reference") ?? "", digest);
    }
}
