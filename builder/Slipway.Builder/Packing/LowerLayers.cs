using Slipway.Builder.Bases;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Host;

namespace Slipway.Builder.Packing;

/// <summary>
/// All of an image but its composition: the base and the layers of packages and programs. None of it knows the compiled server, so it
/// is made while the compiler runs.
/// </summary>
/// <param name="Platform">The platform that they are for.</param>
/// <param name="Base">The base as it is.</param>
/// <param name="Layers">The layers upon it, lowest first.</param>
internal sealed record LowerLayers(Platform Platform, Image Base, IReadOnlyList<PackedLayer> Layers)
{
    /// <summary>What the base has from this machine; empty for every base but <c>host</c>.</summary>
    public IReadOnlyList<HostFile> Copied { get; init; } = [];

    /// <summary>Makes them for every platform, in the order of platforms; null when a diagnostic of severity error was added.</summary>
    public static async Task<IReadOnlyList<LowerLayers>?> MakeAsync(ResolvedServer resolved, Ahead<HostBase>? host, BuildContext context, CancellationToken token)
    {
        List<LowerLayers> all = [];
        foreach (var platform in resolved.Manifest.WantedPlatforms)
        {
            if (await MakeOneAsync(resolved.For(platform), host, context, token) is not { } made)
            {
                return null;
            }

            all.Add(made);
        }

        return all;
    }

    private static async Task<LowerLayers?> MakeOneAsync(ResolvedServer resolved, Ahead<HostBase>? host, BuildContext context, CancellationToken token)
    {
        var manifest = resolved.Manifest;
        var workshop = new LayerWorkshop(context);
        if (await BaseAsync(resolved, host, context, token) is not (var baseImage, var copied)
            || Programs.Load(manifest, baseImage.Platform, context) is not { } programs)
        {
            return null;
        }

        var layers = new List<PackedLayer>();
        foreach (var planned in LayerPlan.BelowComposition(resolved, programs, StockBase.Below(baseImage).Layers.Count))
        {
            if (await workshop.MakeAsync(planned, token) is not { } layer)
            {
                return null;
            }

            layers.Add(layer);
        }

        return new LowerLayers(resolved.Platform, baseImage, layers) { Copied = copied };
    }

    private static async Task<(Image Image, IReadOnlyList<HostFile> Copied)?> BaseAsync(ResolvedServer resolved, Ahead<HostBase>? host, BuildContext context, CancellationToken token)
    {
        if (host is not null)
        {
            return await host.TakeAsync(context) is { } made ? (made.Image, made.Files) : null;
        }

        var found = resolved.Bases.First(one => one.Platform == resolved.Platform);
        var read = await context.Steps.MeasureAsync(BuildStage.Pack, $"base {resolved.Manifest.Base.Image.Value}", () => found.ReadAsync(token));
        BaseFinder.Report(read.Problems, resolved.Manifest, context);
        return read.Ok ? (read.Value, []) : null;
    }
}
