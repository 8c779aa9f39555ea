namespace Slipway.Trust.Rules;

/// <summary>Statements about builds and runs.</summary>
internal static class AttestationRules
{
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new TrustRule("SLP6400", "The statement is not provenance",
            "SLSA provenance of version 1 is read."),
        new TrustRule("SLP6401", "The provenance cannot be read",
            "The predicate lacks what SLSA demands; the message says what."),
        new TrustRule("SLP6402", "No verification summary",
            "The predicate is not a SLSA verification summary."),
        new TrustRule("SLP6410", "A statement of another kind",
            "The predicate's type is not the one that was asked for."),
        new TrustRule("SLP6411", "The attestation cannot be read",
            "The predicate does not fit its schema, or the result that it states is not that of its checks."),
    ];
}
