namespace Slipway.Trust.Policies;

/// <summary>A kind of statement that must be there, and who must have signed it.</summary>
public sealed record AttestationRequirement(string PredicateType, SignerRequirement Signers);
