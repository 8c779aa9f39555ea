namespace Slipway.Trust.Attestations;

/// <summary>What can be wrong with attestations of our own kinds.</summary>
internal static class AttestationProblems
{
    public static TrustProblem WrongType(string subject, string expected, string found) => new(
        "SLP6410", subject, "The statement is of another kind than the one asked for.",
        "Ask for the kind that it is.")
    { Expected = expected, Found = found };

    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6411", subject, $"The attestation cannot be read: {reason}", "Make it again with a current tool.");
}
