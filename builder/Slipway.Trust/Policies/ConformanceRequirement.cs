namespace Slipway.Trust.Policies;

/// <summary>A conformance run that must have passed, and who must have signed its report.</summary>
public sealed record ConformanceRequirement(string Profile, SignerRequirement Signers);
