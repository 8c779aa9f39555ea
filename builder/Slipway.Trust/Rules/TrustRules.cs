namespace Slipway.Trust.Rules;

/// <summary>Every rule that this library can report.</summary>
public static class TrustRules
{
    /// <summary>The rules, sorted by id.</summary>
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        .. new[]
        {
            KeyRules.All, DocumentRules.All, SbomRules.All, AdvisoryRules.All, AttestationRules.All, VerifyPolicyRules.All, KeylessRules.All, SignatureRules.All,
        }.SelectMany(rules => rules).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}
