using Slipway.Builder.Evidence.Signing;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Referrers;

namespace Slipway.Cli.Verbs;

/// <summary>Puts signatures where the image is: into its registry when it has one, else into the layout.</summary>
internal static class SignatureDelivery
{
    /// <summary>Whether everything is written; otherwise problems were told to the run.</summary>
    public static async Task<bool> WriteAsync(
        VerbRun run, OciLayout? layout, ImageReference? registry, IReadOnlyList<SignedSubject> subjects, IReadOnlyList<Artifact> more, CancellationToken token)
    {
        Artifact[] referrers = [.. subjects.Select(subject => subject.Bundle), .. more];
        if (registry is not { } reference)
        {
            return RegistryAccess.Take(run, await ReferrerWriter.WriteAsync(layout!, referrers, run.Edge.Clock, token)) is not null
                && await TagAsync(run, subjects, (digest, tagged) => SignatureWriter.WriteAsync(layout!, digest, tagged, run.Edge.Clock, token));
        }

        using var client = RegistryAccess.Open(run);
        return RegistryAccess.Take(run, await ReferrerWriter.WriteAsync(client, reference, referrers, token)) is not null
            && await TagAsync(run, subjects, (digest, tagged) => SignatureWriter.WriteAsync(client, reference.WithDigest(digest), tagged, token));
    }

    /// <summary>The signatures in cosign's older form alone.</summary>
    public static async Task<bool> TagAsync(VerbRun run, IEnumerable<SignedSubject> subjects, Func<Digest, Artifact, Task<Checked<string>>> write)
    {
        foreach (var subject in subjects)
        {
            if (subject.Tagged is { } tagged && RegistryAccess.Take(run, await write(subject.Subject.Digest, tagged)) is null)
            {
                return false;
            }
        }

        return true;
    }
}
