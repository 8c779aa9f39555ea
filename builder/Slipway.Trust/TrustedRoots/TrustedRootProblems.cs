namespace Slipway.Trust.TrustedRoots;

/// <summary>What can be wrong with a trusted root.</summary>
internal static class TrustedRootProblems
{
    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6040", subject, $"This is no trusted root that can be read: {reason}",
        "Fetch trusted_root.json of your Sigstore instance again (`cosign trusted-root create`, or the target of its TUF repository).");
}
