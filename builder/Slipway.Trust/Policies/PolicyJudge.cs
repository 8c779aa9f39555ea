using System.Collections.Immutable;
using Slipway.Trust.Attestations;
using Slipway.Trust.InToto;
using Slipway.Trust.Provenance;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Policies;

/// <summary>Applies a policy to the evidence of an image. It fetches nothing: what was not handed in was not found.</summary>
public static class PolicyJudge
{
    /// <summary>Judges; every check is made, whatever the others found.</summary>
    public static PolicyVerdict Judge(VerifyPolicy policy, EvidenceSet evidence, PolicyContext context)
    {
        if (policy.ScopeOf(evidence.Repository)?.For(evidence.Part) is not { } scope)
        {
            return Verdict(PolicyMode.Enforce, policy, evidence,
                [new PolicyCheck("scope", CheckOutcome.Failed, "a scope for the repository",
                    "none") { Problems = [PolicyProblems.NoScope(evidence.Repository)] }]);
        }

        if (scope.Mode is PolicyMode.Skip)
        {
            return Verdict(scope.Mode, policy, evidence,
                [new PolicyCheck("scope", CheckOutcome.Skipped, "nothing", $"'{scope.Pattern}' is skipped")]);
        }

        var read = new ReadEvidence(evidence, context.Root);
        var used = new List<string>();
        var checks = new List<PolicyCheck> { Content(evidence), Listing(evidence) };
        if (scope.Signatures is { } signatures)
        {
            checks.Add(Count(read.Signatures(signatures), "signatures", "signatures", used));
        }

        checks.AddRange(scope.Attestations.Select(attestation =>
            Count(read.Statements(attestation.Signers, attestation.PredicateType).Where(bundle => Succeeded(bundle, evidence)), $"attestation {attestation.PredicateType}",
                $"statements of {attestation.PredicateType}", used)));
        var level = JudgeProvenance(read, scope, checks, used);
        SbomJudge.Judge(read, (scope, evidence), context, (checks, used));
        Conformance(read, scope, checks, used);
        Base(scope, evidence, checks);
        return Verdict(scope.Mode, policy, evidence, [.. checks]) with { Level = level, Used = [.. used.Distinct(StringComparer.Ordinal)] };
    }

    internal static PolicyCheck Count(SignerCount count, string id, string what, List<string> used)
    {
        used.AddRange(count.Verified.Select(one => one.Location));
        return count.ToCheck(id, what);
    }

    private static PolicyVerdict Verdict(PolicyMode mode, VerifyPolicy policy, EvidenceSet evidence, ImmutableArray<PolicyCheck> checks) =>
        new(mode, checks) { Evidence = evidence, Policy = policy };

    private static PolicyCheck Content(EvidenceSet evidence) => new(
        "content", evidence.ContentProblems.IsEmpty ? CheckOutcome.Passed : CheckOutcome.Failed, "an image of the digest that was asked for",
        evidence.ContentProblems.IsEmpty ? evidence.Image.ToString() : "an image that contradicts itself")
    {
        Problems = evidence.ContentProblems,
    };

    private static PolicyCheck Listing(EvidenceSet evidence) => evidence.ListingProblems.IsEmpty
        ? new PolicyCheck("listing", CheckOutcome.Passed, "all evidence was listed",
            $"{evidence.Bundles.Length} bundles, {evidence.CosignSignatures.Length} signatures of the first form")
        : new PolicyCheck("listing", CheckOutcome.Failed, "all evidence was listed",
            "some could not be")
        { Problems = evidence.ListingProblems };

    private static int JudgeProvenance(ReadEvidence read, PolicyScope scope, List<PolicyCheck> checks, List<string> used)
    {
        if (scope.Builders.IsEmpty)
        {
            return 0;
        }

        var signers = new SignerRequirement([.. scope.Builders.SelectMany(builder => builder.Signers).Distinct()], 1);
        var count = read.Statements(signers, PredicateTypes.SlsaProvenance);
        var judged = count.Verified.Select(one => ProvenanceJudge.Judge(one, scope.Builders)).ToArray();
        var level = judged.Select(one => one.Level).DefaultIfEmpty().Max();
        var passed = level >= scope.LeastLevel;
        used.AddRange(count.Verified.Select(one => one.Location));
        checks.Add(new PolicyCheck(
            "provenance", passed ? CheckOutcome.Passed : CheckOutcome.Failed,
            $"build level {scope.LeastLevel} by: {string.Join(", ", scope.Builders.Select(builder => builder.BuilderId))}",
            count.Considered == 0 ? "no provenance" : $"build level {level}")
        {
            Problems = passed
                ? [] : [.. judged.Select(one => one.Problem)
                .OfType<TrustProblem>(), .. count.Verified.IsEmpty ? count.ToCheck("provenance", "provenance").Problems : []],
        });
        return level;
    }

    private static void Conformance(ReadEvidence read, PolicyScope scope, List<PolicyCheck> checks, List<string> used)
    {
        if (scope.Conformance is { } wanted)
        {
            var passed = read.Statements(wanted.Signers, SlipwayUris.Conformance).Where(bundle => HasPassed(bundle, wanted.Profile));
            checks.Add(Count(passed, "conformance", $"passed conformance runs of the profile '{wanted.Profile}'", used));
        }
    }

    // A statement that says of itself that something failed is no evidence that it passed, and what passed as another repository passed by other rules.
    private static bool Succeeded(VerifiedBundle bundle, EvidenceSet evidence) => bundle.Statement!.PredicateType switch
    {
        PredicateTypes.VerificationSummary => VerificationSummary.Read(bundle.Statement, "").Value is { Passed: true } summary && ResourceName.IsOf(summary.ResourceUri, evidence.Repository),
        SlipwayUris.Conformance => ConformancePredicate.Read(bundle.Statement, "").Value is { Passed: true },
        _ => true,
    };

    private static bool HasPassed(VerifiedBundle bundle, string profile) =>
        ConformancePredicate.Read(bundle.Statement!, "").Value is { } run && run.Profile == profile && run.Passed;

    private static void Base(PolicyScope scope, EvidenceSet evidence, List<PolicyCheck> checks)
    {
        if (scope.Bases.IsEmpty)
        {
            return;
        }

        var allowed = evidence.Base is { } found && scope.Bases.Contains(found);
        checks.Add(new PolicyCheck("base", allowed
            ? CheckOutcome.Passed : CheckOutcome.Failed, string.Join(" or ", scope.Bases), evidence.Base?.ToString() ?? "none stated")
        {
            Problems = allowed ? [] : [PolicyProblems.WrongBase(evidence.Repository, scope.Bases, evidence.Base)],
        });
    }
}
