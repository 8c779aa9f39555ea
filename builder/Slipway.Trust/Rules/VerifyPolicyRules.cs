namespace Slipway.Trust.Rules;

/// <summary>What verify policies refuse.</summary>
internal static class VerifyPolicyRules
{
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new TrustRule("SLP6500", "The policy says nothing of this repository",
            "What no scope of the policy covers is not let in. Add a scope, or one for `*`."),
        new TrustRule("SLP6501", "The image carries no such evidence",
            "The policy demands it, and nothing of the kind was found. The listing itself worked: had it failed, that would be the "
            + "error."),
        new TrustRule("SLP6502", "Not enough accepted signers",
            "There is evidence of the kind, but not by as many of the accepted signers as the policy demands. Each signer counts "
            + "once. Every refusal is listed with what was expected and found."),
        new TrustRule("SLP6503", "A build that the policy does not accept",
            "The provenance is genuine. Builder and signer, the kind of build, its parameters or its source are not what the policy "
            + "accepts; the message says which."),
        new TrustRule("SLP6504", "Files that no component owns",
            "Every file that plugins bring must belong to a component of the bill of materials; otherwise something is in the image "
            + "that nobody looks after."),
        new TrustRule("SLP6505", "The bill of materials is not good enough",
            "The policy demands a level of OWASP SCVS; the message lists the controls that failed."),
        new TrustRule("SLP6506", "A base that the policy does not allow",
            "The image states another base than those allowed, or none."),
        new TrustRule("SLP6507", "There was nothing to scan",
            "The policy demands a scan of the components, and there is no bill of materials that counts."),
    ];
}
