using Slipway.Trust.Policies;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Builder.Verification;

/// <summary>A verify policy, read with the files that it names.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Root">Whom it believes; null where no signer is an identity.</param>
public sealed record ReadVerifyPolicy(VerifyPolicy Policy, TrustedRoot? Root);
