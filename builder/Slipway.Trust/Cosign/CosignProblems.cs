namespace Slipway.Trust.Cosign;

/// <summary>What can be wrong with a signature in cosign's first form.</summary>
internal static class CosignProblems
{
    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6022", subject, $"This is no cosign signature that can be read: {reason}", "Sign the image again.");
}
