namespace Slipway.Trust.InToto;

/// <summary>The kinds of predicate that Slipway writes or reads. They are names that verifiers compare, not addresses to open.</summary>
public static class PredicateTypes
{
    /// <summary>A plain image signature in cosign's bundle form.</summary>
    public const string CosignSign = "https://sigstore.dev/cosign/sign/v1";

    /// <summary>How something was built.</summary>
    public const string SlsaProvenance = "https://slsa.dev/provenance/v1";

    /// <summary>What a verifier found, signed.</summary>
    public const string VerificationSummary = "https://slsa.dev/verification_summary/v1";

    /// <summary>A CycloneDX document; the bare URI is what cosign and Kyverno match.</summary>
    public const string CycloneDx = "https://cyclonedx.org/bom";

    /// <summary>A vulnerability scan.</summary>
    public const string Vulnerabilities = "https://in-toto.io/attestation/vulns/v0.2";

    /// <summary>An OpenVEX document.</summary>
    public const string OpenVex = "https://openvex.dev/ns/v0.2.0";

    /// <summary>The spelling of <see cref="OpenVex"/> that cosign writes.</summary>
    public const string OpenVexUnversioned = "https://openvex.dev/ns";
}
