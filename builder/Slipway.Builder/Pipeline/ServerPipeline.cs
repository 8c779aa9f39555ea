using System.Globalization;
using Slipway.Builder.Compilation;
using Slipway.Builder.Evidence;
using Slipway.Builder.Evidence.Bills;
using Slipway.Builder.Generation;
using Slipway.Builder.Linking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Resolution;
using Slipway.Images.Host;
using Slipway.Trust.Advisories.Scanning;

namespace Slipway.Builder.Pipeline;

/// <summary>
/// The stages one after the other, up to one that is named; what packing need not wait for is made while the compiler runs. Problems are
/// collected in the context; the first stage with an error is the last.
/// </summary>
public static class ServerPipeline
{
    /// <summary>Runs the stages.</summary>
    public static async Task<BuildOutcome> RunAsync(ServerManifest manifest, BuildStage until, BuildContext context, CancellationToken token)
    {
        var run = new StageRun(context);
        var outcome = new BuildOutcome();
        // The base of this machine is the same whatever the packages are.
        await using var host = until < BuildStage.Pack || !manifest.Base.IsHost ? null : new Ahead<HostBase>(context, (apart, over) => HostBases.BuildAsync(manifest, apart, over), token);
        if (await run.Async(BuildStage.Resolve, () => ServerResolver.ResolveAsync(manifest, context, token), Summary) is not { } resolved)
        {
            return outcome with { Stages = run.Reports };
        }

        outcome = outcome with { Resolved = resolved, Stages = run.Reports };
        if (until < BuildStage.Generate
            || await run.Async(BuildStage.Generate, () => Task.FromResult<GeneratedServer?>(ServerGeneration.Generate(resolved)), Summary) is not { } generated)
        {
            return outcome with { Stages = run.Reports };
        }

        outcome = outcome with { Generated = generated };
        await using var ahead = until < BuildStage.Pack ? null : new Ahead<IReadOnlyList<LowerLayers>>(context, (apart, over) => LowerLayers.MakeAsync(resolved, host, apart, over), token);
        await using var packages = until < BuildStage.Evidence ? null : new Ahead<PackageDescriptions>(context, (_, over) => Task.FromResult<PackageDescriptions?>(PackageDescriptions.Of(resolved, over)), token);
        IReadOnlyList<LinkedPackage>? linked = null;
        // What does not link would fail in the compiler, too, with less to say about it.
        if (until < BuildStage.Compile
            || await run.Async(
                BuildStage.Compile,
                async () => (linked = await ServerLinking.ProveAsync(resolved, context, token)) is null ? null : await KeptCompilation.CompileAsync(generated, context, token),
                Summary) is not { } compiled)
        {
            return outcome with { Stages = run.Reports };
        }

        outcome = outcome with { Compiled = compiled, Linked = linked! };
        var image = ahead is null ? null : await run.Async(BuildStage.Pack, () => ServerPacker.PackAsync(compiled, ahead, context, token), Summary);
        if (image is null || packages is null)
        {
            return outcome with { Image = image, Stages = run.Reports };
        }

        var evidence = await run.Async(BuildStage.Evidence, () => EvidenceStage.GatherAsync(image, packages, context, token), Summary);
        return outcome with { Image = image, Evidence = evidence, Stages = run.Reports };
    }

    /// <summary>The image of a server that was resolved before, for comparisons: nothing is judged. Null when a diagnostic of severity error was added.</summary>
    public static async Task<ServerImage?> PackAsync(ResolvedServer resolved, BuildContext context, CancellationToken token)
    {
        await using var host = !resolved.Manifest.Base.IsHost ? null : new Ahead<HostBase>(context, (apart, over) => HostBases.BuildAsync(resolved.Manifest, apart, over), token);
        await using var ahead = new Ahead<IReadOnlyList<LowerLayers>>(context, (apart, over) => LowerLayers.MakeAsync(resolved, host, apart, over), token);
        return await KeptCompilation.CompileAsync(ServerGeneration.Generate(resolved), context, token) is { } compiled
            ? await ServerPacker.PackAsync(compiled, ahead, context, token)
            : null;
    }

    private static string Summary(ResolvedServer resolved) =>
        Count(resolved.Lock.Packages.Count, "package") + ", " + Count(resolved.Plugins.Count, "plugin");

    private static string Summary(GeneratedServer generated) => Count(generated.Resolved.Plugins.Count, "registration");

    private static string Summary(CompiledServer compiled) => $"{compiled.Generated.AssemblyName}.dll, {compiled.Assembly.Length >> 10} KiB{(compiled.FromCache ? ", from the cache" : "")}";

    private static string Summary(ServerImage image) =>
        $"{Count(image.Layers.Count, "layer")} on the base, {image.Layers.Count(layer => layer.FromCache)} from the cache";

    private static string Summary(ServerEvidence evidence) =>
        $"{Count(evidence.Platforms[0].Bill.Components.Length, "component")}, {Summary([.. evidence.Platforms.Select(platform => platform.Scan)])}";

    private static string Summary(IReadOnlyList<ScanReport> scans) =>
        scans[0].Ran ? Count(scans.SelectMany(scan => scan.Open).DistinctBy(finding => (finding.Id, finding.Package.Ref)).Count(), "known weakness", "known weaknesses") : "advisories not asked: no database";

    private static string Count(int count, string noun, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : many)}");

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
