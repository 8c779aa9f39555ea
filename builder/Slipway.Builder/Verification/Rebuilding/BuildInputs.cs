using System.Globalization;
using Slipway.Images.Composition;
using Slipway.Trust.InToto;
using Slipway.Trust.Policies;
using Slipway.Trust.Provenance;
using Slipway.Trust.Sigstore;

namespace Slipway.Builder.Verification.Rebuilding;

/// <summary>
/// What an image was built from, as its provenance says, or else its own labels. Neither has to be believed: if they are wrong, what is built
/// again is another image.
/// </summary>
/// <param name="Created">The time that everything in the image carries.</param>
/// <param name="Commit">The commit that was built.</param>
/// <param name="Manifest">The digest of the manifest's meaning.</param>
/// <param name="Lock">The digest of the lock.</param>
/// <param name="Tool">The version of Slipway that built.</param>
internal sealed record BuildInputs(DateTimeOffset? Created, string? Commit, string? Manifest, string? Lock, string? Tool)
{
    /// <summary>Reads them from the evidence of the whole and from one of its images.</summary>
    public static BuildInputs Of(PolicyVerdict verdict, Image image)
    {
        var labels = image.Config.Labels;
        // Provenance that was verified comes first.
        var provenance = verdict.Evidence.Bundles.OrderBy(bundle => verdict.Used.Contains(bundle.Location) ? 0 : 1).Select(Read).OfType<BuildProvenance>().FirstOrDefault();
        return new BuildInputs(
            Time(provenance?.InternalParameters.GetValueOrDefault("SOURCE_DATE_EPOCH")) ?? (DateTimeOffset.TryParse(image.Config.Created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null),
            Digest(provenance, "source", "gitCommit") ?? labels.GetValueOrDefault("org.opencontainers.image.revision"),
            Prefixed(Digest(provenance, "manifest", "sha256")) ?? labels.GetValueOrDefault("dev.slipway.manifest"),
            Prefixed(Digest(provenance, "lock", "sha256")) ?? labels.GetValueOrDefault("dev.slipway.lock"),
            provenance?.BuilderVersions.GetValueOrDefault("slipway"));
    }

    private static BuildProvenance? Read(EvidenceBundle bundle) =>
        Bundle.Parse(bundle.Json, bundle.Location).Value?.Envelope is { } envelope
        && Statement.Parse(envelope.Payload, bundle.Location).Value is { PredicateType: PredicateTypes.SlsaProvenance } statement
            ? BuildProvenance.Read(statement, bundle.Location).Value
            : null;

    private static string? Digest(BuildProvenance? provenance, string name, string algorithm) =>
        provenance?.ResolvedDependencies.FirstOrDefault(dependency => dependency.Name == name)?.Digests.GetValueOrDefault(algorithm);

    private static string? Prefixed(string? hex) => hex is null ? null : $"sha256:{hex}";

    private static DateTimeOffset? Time(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(value) : null;
}
