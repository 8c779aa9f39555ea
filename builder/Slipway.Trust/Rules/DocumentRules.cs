namespace Slipway.Trust.Rules;

/// <summary>Documents of evidence that cannot be read.</summary>
internal static class DocumentRules
{
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new TrustRule("SLP6020", "No DSSE envelope",
            "An attestation is a DSSE envelope: a payload, its type, and signatures. The document is none, or it could mean two "
            + "things."),
        new TrustRule("SLP6021", "No in-toto statement",
            "A signed statement names its subjects by digest and the type of its predicate. The document does not."),
        new TrustRule("SLP6022", "No cosign signature",
            "The layer is no signature in cosign's first form: its payload or its annotations are malformed."),
        new TrustRule("SLP6030", "No Sigstore bundle",
            "Bundles of version 0.1 to 0.3 are read, strictly: what their version demands must be there, nothing may be there "
            + "twice, and base64 has one spelling. Two readers that understand a document differently are how signatures are forged."),
        new TrustRule("SLP6031", "The bundle is too large",
            "A bundle is read whole into memory, so there is a limit. Attach large documents as artifacts of their own and sign "
            + "their digest."),
        new TrustRule("SLP6040", "No trusted root",
            "A trusted root is the `trusted_root.json` of a Sigstore instance: keys of logs and certificates of authorities, each "
            + "with the time in which they were in use."),
    ];
}
