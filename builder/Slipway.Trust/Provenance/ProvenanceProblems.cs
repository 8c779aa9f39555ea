namespace Slipway.Trust.Provenance;

/// <summary>What can be wrong with provenance.</summary>
internal static class ProvenanceProblems
{
    public static TrustProblem NotProvenance(string subject, string found) => new(
        "SLP6400", subject, "The statement is not SLSA provenance.",
        "Attach provenance of version 1.")
    { Expected = InToto.PredicateTypes.SlsaProvenance, Found = found };

    public static TrustProblem Malformed(string subject, string reason) => new(
        "SLP6401", subject, $"The provenance cannot be read: {reason}", "Build again with a current tool.");

    public static TrustProblem NotSummary(string subject, string reason) => new(
        "SLP6402", subject, $"This is no verification summary that can be read: {reason}", "Verify again.");
}
