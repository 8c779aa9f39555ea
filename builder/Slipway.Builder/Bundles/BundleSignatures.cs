using System.Text.Json;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Metadata.Diagnostics;
using Slipway.Trust;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Verification;
using Artifact = Slipway.Trust.Verification.Artifact;

namespace Slipway.Builder.Bundles;

/// <summary>The signatures that lie in a bundle, about its manifest. Several may have signed; one that counts is enough.</summary>
internal static class BundleSignatures
{
    private const int LargestManifest = 1 << 20;

    /// <summary>Whether an entry of the layout is one.</summary>
    public static bool IsOne(Descriptor entry) => entry.ArtifactType?.StartsWith(BundleReferrer.ArtifactTypePrefix, StringComparison.Ordinal) == true;

    /// <summary>Whether the manifest of such an entry is of the form that signatures have, about a bundle: no room for anything else.</summary>
    public static bool IsAbout(ImageManifest manifest, Digest bundle) => manifest.Subject?.Digest == bundle && manifest.Config.Digest == Digest.Of(Images.Composition.Artifact.EmptyConfig.Span)
        && manifest.Layers is [var layer] && layer.MediaType.StartsWith(BundleReferrer.ArtifactTypePrefix, StringComparison.Ordinal);

    /// <summary>The first that counts; null when a diagnostic of severity error was added.</summary>
    public static async Task<VerifiedBundle?> VerifyAsync(
        OciLayout layout, string shown, Digest bundle, BundleRequirements wanted, DiagnosticBag problems, CancellationToken token)
    {
        List<string> reasons = [];
        foreach (var entry in layout.Entries.Where(IsOne))
        {
            var (verified, reason) = await VerifyAsync(layout, entry, bundle, wanted with { PredicateType = SlipwayUris.Bundle }, token);
            if (verified is not null)
            {
                return verified;
            }

            reasons.Add(reason);
        }

        problems.Add(BundleRules.NotSigned.At(
            null, $"{shown} is not signed by whom you trust: {(reasons.Count == 0 ? "it carries no signature" : string.Join("; ", reasons.Distinct(StringComparer.Ordinal)))}",
            "find out who made it, and name their key: --key FILE"));
        return null;
    }

    private static async Task<(VerifiedBundle? Verified, string Reason)> VerifyAsync(
        OciLayout layout, Descriptor entry, Digest bundle, BundleRequirements wanted, CancellationToken token)
    {
        var manifest = await layout.ReadBlobAsync(entry, LargestManifest, token);
        if (!manifest.Ok)
        {
            return (null, manifest.Problems[0].Message.TrimEnd('.'));
        }

        try
        {
            if (ImageManifest.Parse(manifest.Value).Layers is not [var layer])
            {
                return (null, $"{entry.Digest} holds no signature");
            }

            var bytes = await layout.ReadBlobAsync(layer, BundleLimits.LargestBundle, token);
            if (!bytes.Ok)
            {
                return (null, bytes.Problems[0].Message.TrimEnd('.'));
            }

            var parsed = Bundle.Parse(bytes.Value, "the signature");
            var verified = parsed.Ok
                ? BundleVerifier.Verify(parsed.Value, Artifact.Of(Sha256Digest.Parse(bundle.ToString())), wanted, "the signature")
                : Trust.Checked<VerifiedBundle>.From(parsed.Problems);
            return (verified.Value, verified.Ok ? "" : string.Join(", ", verified.Problems.Select(problem => problem.Reason)));
        }
        catch (JsonException malformed)
        {
            return (null, malformed.Message.TrimEnd('.'));
        }
    }
}
