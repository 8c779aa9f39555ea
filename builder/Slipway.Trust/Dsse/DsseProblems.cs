namespace Slipway.Trust.Dsse;

/// <summary>What can be wrong with an envelope.</summary>
internal static class DsseProblems
{
    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6020", subject, $"This is no DSSE envelope that can be read: {reason}", "Fetch the attestation again, or have it made again.");
}
