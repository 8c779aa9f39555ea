using Slipway.Builder.Pipeline;
using Slipway.Images.Caching;
using Slipway.Images.Layers;

namespace Slipway.Builder.Packing;

/// <summary>Makes planned layers, or takes them from the cache; a layer that cannot be made is said in the context.</summary>
internal sealed class LayerWorkshop(BuildContext context)
{
    private readonly LayerCache _cache = new(Path.Combine(context.CacheFolder, "layers"));

    /// <summary>Where layers are kept between builds.</summary>
    public LayerCache Cache => _cache;

    /// <summary>What decides the bytes of a layer besides its entries.</summary>
    public LayerOptions Options { get; } = new() { Time = context.Created, Parallelism = context.Parallelism };

    /// <summary>The layer, or null when a diagnostic of severity error was added.</summary>
    public Task<PackedLayer?> MakeAsync(PlannedLayer planned, CancellationToken token) =>
        context.Steps.MeasureAsync(BuildStage.Pack, planned.Title, () => FindOrBuildAsync(planned, token), made => made?.FromCache);

    private async Task<PackedLayer?> FindOrBuildAsync(PlannedLayer planned, CancellationToken token)
    {
        if (await _cache.FindAsync(planned.Key, Options, token) is { } known)
        {
            return new PackedLayer(planned.Title, known, FromCache: true);
        }

        var tree = LayerTree.From(planned.Entries());
        if (!tree.Ok)
        {
            context.Diagnostics.AddRange(tree.Problems.Select(problem => PackingRules.Of(problem)));
            return null;
        }

        var built = await _cache.GetOrBuildAsync(planned.Key, () => tree.Value, Options, token);
        return new PackedLayer(planned.Title, built.Layer, built.Hit);
    }
}
