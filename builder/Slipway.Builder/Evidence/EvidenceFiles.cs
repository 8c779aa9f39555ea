using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Pipeline;
using Slipway.Images.Blobs;
using Slipway.Trust.Advisories.Reports;

namespace Slipway.Builder.Evidence;

/// <summary>The evidence as files beside the layout, for people and for programs that know nothing of images.</summary>
internal static class EvidenceFiles
{
    public static async Task WriteAsync(BuildOutcome outcome, string folder, BuildContext context, CancellationToken token)
    {
        if (outcome.Evidence is not { } evidence)
        {
            return;
        }

        var resolved = outcome.Resolved!;
        await Write("provenance.json", evidence.Provenance);
        foreach (var platform in evidence.Platforms)
        {
            // One platform needs no name.
            var mark = evidence.Platforms.Count == 1 ? "" : $".{platform.Platform.ToString().Replace('/', '-')}";
            await Write($"sbom{mark}.cdx.json", platform.Sbom);
            await Write($"vulnerabilities{mark}.json", JsonReport.Write(platform.Scan));
            await Write($"vulnerabilities{mark}.sarif", SarifReport.Write(platform.Scan, context.ToolVersion, finding => FindingAnswer.LocationOf(finding, resolved)));
        }

        Task Write(string name, ReadOnlyMemory<byte> content) => WholeFile.WriteAsync(Path.Combine(folder, name), content, token);
    }
}
