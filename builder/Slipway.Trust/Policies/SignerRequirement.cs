using System.Collections.Immutable;
using Slipway.Trust.Keys;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Policies;

/// <summary>How many of which signers must have signed.</summary>
/// <param name="Signers">Who counts, each once.</param>
/// <param name="Threshold">How many of them are needed.</param>
public sealed record SignerRequirement(ImmutableArray<AcceptedSigner> Signers, int Threshold)
{
    /// <summary>From how many operators of logs there must be an entry; null leaves it to the kind of signer.</summary>
    public int? LogThreshold { get; init; }

    /// <summary>What each bundle must prove.</summary>
    internal BundleRequirements ToBundleRequirements(TrustedRoot? root, string? predicateType) => new()
    {
        Keys = [.. Signers.Select(signer => signer.Key).OfType<VerifyingKey>()],
        Identities = [.. Signers.Select(signer => signer.Identity).OfType<Identities.ExpectedIdentity>()],
        Root = root,
        LogThreshold = LogThreshold,
        PredicateType = predicateType,
    };
}
