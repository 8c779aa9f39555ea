namespace Slipway.Metadata.Tiers;

/// <summary>A requirement of a tier that is not met, why, and the command that makes it.</summary>
public sealed record MissingProof(TierRequirement Requirement, string Reason, string Command);
