namespace Slipway.Trust.Cosign;

/// <summary>Tags, media types and annotations of cosign's first storage form, which older admission controllers, podman and skopeo read.</summary>
/// <remarks>https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md and pkg/oci/static/signature.go</remarks>
public static class CosignNames
{
    /// <summary>The media type of a layer that is one signature's payload.</summary>
    public const string SimpleSigningMediaType = "application/vnd.dev.cosign.simplesigning.v1+json";

    /// <summary>The layer annotation with the signature, base64.</summary>
    public const string SignatureAnnotation = "dev.cosignproject.cosign/signature";

    /// <summary>The layer annotation with the signer's certificate, PEM.</summary>
    public const string CertificateAnnotation = "dev.sigstore.cosign/certificate";

    /// <summary>The layer annotation with intermediate certificates, PEM.</summary>
    public const string ChainAnnotation = "dev.sigstore.cosign/chain";

    /// <summary>The layer annotation with the log's promise.</summary>
    public const string BundleAnnotation = "dev.sigstore.cosign/bundle";

    /// <summary>The layer annotation with an RFC 3161 response.</summary>
    public const string TimestampAnnotation = "dev.sigstore.cosign/rfc3161timestamp";

    /// <summary>The tag, in the image's own repository, of the manifest that holds its signatures.</summary>
    public static string SignatureTag(Sha256Digest image) => $"sha256-{image.Hex}.sig";

    /// <summary>The tag of the manifest that holds its attestations.</summary>
    public static string AttestationTag(Sha256Digest image) => $"sha256-{image.Hex}.att";
}
