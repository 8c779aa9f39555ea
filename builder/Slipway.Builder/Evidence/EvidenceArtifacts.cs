using Slipway.Builder.Packing;
using Slipway.Images.Composition;
using Slipway.Trust.Advisories.Reports;
using Slipway.Trust.Dsse;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence;

/// <summary>The evidence as artifacts about the images: what lies in the layout beside the image and goes wherever it goes.</summary>
public static class EvidenceArtifacts
{
    private const string Reports = "application/vnd.slipway.vulnerabilities.v1+json";

    /// <summary>The artifacts of a build; none when no evidence was asked for.</summary>
    public static IReadOnlyList<Artifact> Of(ServerImage built, ServerEvidence? evidence) => evidence is null ? [] :
    [
        .. evidence.Platforms.SelectMany(Of),
        new Artifact(DsseEnvelope.InTotoType, evidence.Provenance, DsseEnvelope.InTotoType, built.Packed.Descriptor),
    ];

    private static IEnumerable<Artifact> Of(PlatformEvidence platform)
    {
        yield return new Artifact(CycloneDxWriter.MediaType, platform.Sbom, CycloneDxWriter.MediaType, platform.Image.Descriptor);
        if (platform.Scan.Ran)
        {
            yield return new Artifact(Reports, JsonReport.Write(platform.Scan), Reports, platform.Image.Descriptor);
        }
    }
}
