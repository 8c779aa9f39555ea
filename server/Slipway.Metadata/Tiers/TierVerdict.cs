using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Index;

namespace Slipway.Metadata.Tiers;

/// <summary>The highest tier that the evidence for a version carries, and what is missing for those above.</summary>
/// <param name="Case">What was judged.</param>
/// <param name="Earned">The highest tier.</param>
public sealed record TierVerdict(TierCase Case, Tier Earned)
{
    /// <summary>Judges a version.</summary>
    public static TierVerdict Of(TierCase subject)
    {
        var earned = Missing(TierRequirements.BuiltIn, subject).Count == 0 ? Tier.BuiltIn
            : Missing(TierRequirements.Supported, subject).Count == 0 ? Tier.Supported
            : Tier.Community;
        return new TierVerdict(subject, earned);
    }

    /// <summary>What a tier still needs; nothing when it is earned.</summary>
    public IReadOnlyList<MissingProof> MissingFor(Tier tier) => tier switch
    {
        Tier.BuiltIn => Missing(TierRequirements.BuiltIn, Case),
        // A built-in plugin has earned what lies below.
        Tier.Supported when Earned != Tier.BuiltIn => Missing(TierRequirements.Supported, Case),
        _ => [],
    };

    /// <summary>An error for each proof that the claimed tier lacks, with the command that makes it; nothing when the claim holds.</summary>
    public IReadOnlyList<Diagnostic> CheckClaim()
    {
        var claimed = Case.Entry.Tier;
        return
        [
            .. MissingFor(claimed).Select(missing => IndexRules.TierNotEarned.At(
                Case.Entry.Source.PositionAt("spec.tier"),
                $"{Case.Entry.Id} {Case.Version.Version} claims {claimed.Title()}, which needs {missing.Requirement.Title}: {missing.Reason}",
                missing.Command)),
        ];
    }

    private static List<MissingProof> Missing(IReadOnlyList<TierRequirement> requirements, TierCase subject) =>
        [.. requirements.Select(requirement => requirement.Judge(subject)).OfType<MissingProof>()];
}
