using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence;
using Slipway.Builder.Evidence.Signing;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Referrers;
using Slipway.Images.Registries;
using Slipway.Trust.Sigstore;

namespace Slipway.Cli.Verbs;

/// <summary>What a build attaches to its image: the evidence, and where somebody signs, the signatures of image and evidence.</summary>
/// <param name="Referrers">What is attached as referrers.</param>
/// <param name="Subjects">What was signed; its signatures in cosign's older form lie under tags of their own.</param>
internal sealed record SignedBuild(IReadOnlyList<Artifact> Referrers, IReadOnlyList<SignedSubject> Subjects)
{
    /// <summary>Signs where there is a signer; null after problems were told to the run.</summary>
    public static async Task<SignedBuild?> MakeAsync(VerbRun run, BuildOutcome outcome, ServerImage image, IStatementSigner? signer, CancellationToken token)
    {
        var evidence = EvidenceArtifacts.Of(image, outcome.Evidence);
        if (signer is null)
        {
            return new SignedBuild(evidence, []);
        }

        var manifest = image.Compiled.Generated.Resolved.Manifest;
        var reference = $"{manifest.Image.Repository?.Value ?? manifest.Name}:{(image.Tags.Count > 0 ? image.Tags[0] : image.LayoutTag)}";
        var signed = await SignedEvidence.SignAsync(new ImageSigner(signer), image, outcome.Evidence, reference, ToolVersion.Text, token);
        run.Diagnostics.AddRange(signed.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        if (!signed.Ok)
        {
            return null;
        }

        await run.SayAsync($"signed as {reference} with {signer.Name}");
        return new SignedBuild([.. evidence, .. signed.Value.Referrers], signed.Value.Subjects);
    }

    /// <summary>Adds the tagged signatures to a layout; false after problems were told to the run.</summary>
    public async Task<bool> TagAsync(VerbRun run, string folder, CancellationToken token)
    {
        if (Subjects.Count == 0)
        {
            return true;
        }

        return RegistryAccess.Take(run, await OciLayout.OpenAsync(folder, token)) is { } layout
            && await SignatureDelivery.TagAsync(run, Subjects, (digest, tagged) => SignatureWriter.WriteAsync(layout, digest, tagged, run.Edge.Clock, token));
    }

    /// <summary>Adds the tagged signatures to a repository; false after problems were told to the run.</summary>
    public Task<bool> TagAsync(VerbRun run, RegistryClient client, ImageReference repository, CancellationToken token) =>
        SignatureDelivery.TagAsync(run, Subjects, (digest, tagged) => SignatureWriter.WriteAsync(client, repository.WithDigest(digest), tagged, token));
}
