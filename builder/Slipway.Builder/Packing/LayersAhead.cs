using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Packing;

/// <summary>
/// The lower layers in the making while the compiler runs. Their problems are kept apart until packing takes them, so that neither
/// stage reads the other's, and a build that ends before leaves nobody writing into the cache.
/// </summary>
public sealed class LayersAhead : IAsyncDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly BuildContext _apart;
    private readonly Task<IReadOnlyList<LowerLayers>?> _making;

    private LayersAhead(ResolvedServer resolved, BuildContext context, CancellationToken token)
    {
        _over = CancellationTokenSource.CreateLinkedTokenSource(token);
        _apart = context with { Diagnostics = new() };
        _making = Task.Run(() => LowerLayers.MakeAsync(resolved, _apart, _over.Token), _over.Token);
    }

    /// <summary>Begins; whoever begins disposes.</summary>
    public static LayersAhead Begin(ResolvedServer resolved, BuildContext context, CancellationToken token) => new(resolved, context, token);

    /// <summary>The layers by platform and what there was to say about them; null when a diagnostic of severity error was added.</summary>
    internal async Task<IReadOnlyList<LowerLayers>?> TakeAsync(BuildContext context)
    {
        var made = await _making;
        context.Diagnostics.AddRange(_apart.Diagnostics.Sorted());
        return made;
    }

    /// <summary>Ends the work that nobody will take.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await ((Task)_making).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }
}
