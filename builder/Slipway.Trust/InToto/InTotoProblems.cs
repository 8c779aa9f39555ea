namespace Slipway.Trust.InToto;

/// <summary>What can be wrong with a statement.</summary>
internal static class InTotoProblems
{
    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6021", subject, $"This is no in-toto statement that can be read: {reason}", "Have the attestation made again by a current tool.");
}
