using System.Collections.Immutable;
using Slipway.Trust.Cosign;
using Slipway.Trust.InToto;
using Slipway.Trust.Sigstore;
using Slipway.Trust.TrustedRoots;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Policies;

/// <summary>The evidence, read once, and asked by each check with its own signers.</summary>
internal sealed class ReadEvidence
{
    private readonly EvidenceSet _set;
    private readonly TrustedRoot? _root;
    private readonly ImmutableArray<(string Location, Checked<Bundle> Bundle)> _bundles;

    public ReadEvidence(EvidenceSet set, TrustedRoot? root)
    {
        (_set, _root) = (set, root);
        _bundles = [.. set.Bundles.Select(bundle => (bundle.Location, Bundle.Parse(bundle.Json, bundle.Location)))];
    }

    /// <summary>Everything that signs the image itself: bundles of cosign's kind, signatures over its bytes, and cosign's first form.</summary>
    public SignerCount Signatures(SignerRequirement requirement)
    {
        var results = _bundles
            .Where(one => !one.Bundle.Ok
                || one.Bundle.Value.Message is not null || PredicateOf(one.Bundle.Value) is PredicateTypes.CosignSign)
            .Select(one => (one.Location, Judge(one.Bundle, one.Location, requirement, null)))
            .Concat(_set.CosignSignatures.Select((signature, at) =>
                ($"signature layer {at + 1}",
                    CosignVerifier.Verify(signature, _set.Image, requirement.ToBundleRequirements(_root, null),
                    $"signature layer {at + 1}"))));
        return SignerCount.Of(requirement, results);
    }

    /// <summary>Statements of one kind.</summary>
    public SignerCount Statements(SignerRequirement requirement, params string[] predicateTypes) => SignerCount.Of(
        requirement,
        _bundles.Where(one => one.Bundle.Value is { } bundle && predicateTypes.Contains(PredicateOf(bundle)))
            .Select(one => (one.Location, Judge(one.Bundle, one.Location, requirement, PredicateOf(one.Bundle.Required)))));

    private Checked<VerifiedBundle> Judge(Checked<Bundle> bundle, string location, SignerRequirement requirement,
        string? predicateType) => bundle.Ok
        ? BundleVerifier.Verify(bundle.Value, Artifact.Of(_set.Image), requirement.ToBundleRequirements(_root, predicateType), location)
        : Checked<VerifiedBundle>.From(bundle.Problems);

    // Unverified: it only decides what is worth verifying. What counts is read again from what was verified.
    private static string? PredicateOf(Bundle bundle) =>
        bundle.Envelope is { } envelope ? Statement.Parse(envelope.Payload, "").Value?.PredicateType : null;
}
