using Slipway.Builder.Diagnostics;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Evidence.Bills;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images.Composition;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence;

/// <summary>The fifth stage: what an image is made of, what is known against it, and whether the policy lets it pass. It changes nothing of the image.</summary>
public static class EvidenceStage
{
    /// <summary>Gathers and judges; null when a diagnostic of severity error was added.</summary>
    internal static async Task<ServerEvidence?> GatherAsync(ServerImage built, Ahead<PackageDescriptions> packages, BuildContext context, CancellationToken token)
    {
        var resolved = built.Compiled.Generated.Resolved;
        using var scanner = ServerScanner.Open(resolved, context, token);
        if (context.Diagnostics.HasErrors || await packages.TakeAsync(context) is not { } described)
        {
            return null;
        }

        List<PlatformEvidence> all = [];
        foreach (var image in built.Packed.Images)
        {
            if (await GatherAsync(built, image, described, scanner, context, token) is not { } evidence)
            {
                return null;
            }

            all.Add(evidence);
        }

        context.Diagnostics.AddRange(scanner.Judge([.. all.Select(one => one.Scan)]));
        context.Diagnostics.AddRange(LicenceGate.Judge(resolved, all[0].Bill));
        return context.Diagnostics.HasErrors ? null : new ServerEvidence(all, ServerProvenance.Of(built, all, context).ToBytes());
    }

    /// <summary>Judges what can be judged before there is an image: the packages. What the base brings is judged when it is built upon.</summary>
    public static void JudgePackages(ResolvedServer resolved, BuildContext context, CancellationToken token)
    {
        var bill = ServerBill.OfPackages(resolved, context);
        using var scanner = ServerScanner.Open(resolved, context, token);
        if (context.Diagnostics.HasErrors)
        {
            return;
        }

        context.Diagnostics.AddRange(scanner.Judge([scanner.Scan(bill)]));
        context.Diagnostics.AddRange(LicenceGate.Judge(resolved, bill));
    }

    private static async Task<PlatformEvidence?> GatherAsync(ServerImage built, Image image, PackageDescriptions packages, ServerScanner scanner, BuildContext context, CancellationToken token)
    {
        var bill = await context.Steps.MeasureAsync(BuildStage.Evidence, $"sbom {image.Platform}", () => ServerBill.OfImageAsync(built, image, packages, context, token));
        var written = CycloneDxWriter.Write(bill, CycloneDxVersion.V16);
        context.Diagnostics.AddRange(written.Problems.Select(problem => TrustDiagnostics.Of(problem)));
        return written.Ok
            ? new PlatformEvidence(image, bill, written.Value, context.Steps.Measure(BuildStage.Evidence, $"advisories {image.Platform}", () => scanner.Scan(bill)))
            : null;
    }
}
