using Slipway.Builder.Bases;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Policy;
using Slipway.Builder.Verification;
using Slipway.Images;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust.Policies;

namespace Slipway.Builder.Evidence.Signing;

/// <summary>Judges whether the base is signed by whom the policy names: the image for each platform, or the index that names it by digest.</summary>
internal static class BaseSignatureGate
{
    public static async Task JudgeAsync(BuildPolicy policy, ServerManifest manifest, IReadOnlyList<FoundBase> bases, BuildContext context, CancellationToken token)
    {
        if (policy.Signatures.Base != SignatureRule.ByIdentities)
        {
            return;
        }

        if (manifest.Base.IsHost)
        {
            context.Diagnostics.Add(NotSigned(policy, manifest, "it is made of this machine, and nobody signs that", "take a base that is signed"));
            return;
        }

        var target = await context.Steps.MeasureAsync(BuildStage.Resolve, "signatures of the base", () => TargetAsync(manifest, bases, context, token));
        if (!target.Ok)
        {
            BaseFinder.Report(target.Problems, manifest, context);
            return;
        }

        var verdict = await ImageVerifier.VerifyAsync(Demand(policy), target.Value, new PolicyContext { Root = policy.Signatures.Root, Time = context.Clock.GetUtcNow() }, token);
        var signed = verdict.Parts.Where(part => part.Passed).Select(part => Digest.Parse(part.Evidence.Image.ToString())).ToHashSet();
        // Whoever signed what the name points to signed every digest that it names.
        if (!signed.Contains(target.Value.Top.Digest) && bases.FirstOrDefault(one => !signed.Contains(one.Digest)) is { } unsigned)
        {
            var reasons = verdict.Problems.Select(problem => problem.Reason).Distinct(StringComparer.Ordinal).ToList();
            context.Diagnostics.Add(NotSigned(
                policy, manifest, $"{unsigned.Digest}: {(reasons.Count == 0 ? "it carries no signature" : string.Join("; ", reasons))}",
                $"have its publisher run `slipway sign {manifest.Base.Image.Value} {policy.Signatures.Option}`, or take a base that is signed"));
        }
    }

    // The scope covers every repository: which base it may be is said by `base.allow`.
    private static VerifyPolicy Demand(BuildPolicy policy) => new(
    [
        new PolicyScope("*")
        {
            Signatures = new SignerRequirement([.. policy.Signatures.Identities], 1),
        },
    ]);

    // A tag may have moved since the lock; then the locked images are asked for themselves.
    private static async Task<Checked<VerifyTarget>> TargetAsync(ServerManifest manifest, IReadOnlyList<FoundBase> bases, BuildContext context, CancellationToken token)
    {
        var written = manifest.Base.Image.Value;
        if (LocalBases.Has(manifest))
        {
            var layout = await LocalBases.OpenAsync(manifest, context, token);
            return layout.Ok ? await VerifyTarget.OfAsync(layout.Value, LocalBases.NameIn(written), written, token) : layout.Problems.ToArray();
        }

        var client = context.Registries();
        var reference = ImageReference.Parse(written);
        var named = await VerifyTarget.OfAsync(client, reference, context.CacheFolder, token);
        return !named.Ok || bases.All(one => named.Value.Parts.Any(part => part.Digest == one.Digest))
            ? named
            : await VerifyTarget.OfAsync(client, reference.WithDigest(bases[0].Digest), context.CacheFolder, token);
    }

    private static Diagnostic NotSigned(BuildPolicy policy, ServerManifest manifest, string why, string remedy) => PolicyRules.BaseNotSigned.At(
        manifest.Base.Image.Position, $"the policy \"{policy.Name}\" wants the base {manifest.Base.Image.Value} signed by one of its identities, and it is not: {why}", remedy);
}
