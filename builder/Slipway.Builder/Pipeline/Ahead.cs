namespace Slipway.Builder.Pipeline;

/// <summary>
/// Something in the making before its stage has come. Its problems are kept apart until the stage takes it, so that no stage reads
/// another's, and a build that ends before leaves nobody writing into the cache.
/// </summary>
internal sealed class Ahead<T> : IAsyncDisposable
    where T : class
{
    private readonly CancellationTokenSource _over;
    private readonly BuildContext _apart;
    private readonly Task<T?> _making;

    /// <summary>Begins; whoever begins disposes.</summary>
    public Ahead(BuildContext context, Func<BuildContext, CancellationToken, Task<T?>> make, CancellationToken token)
    {
        _over = CancellationTokenSource.CreateLinkedTokenSource(token);
        _apart = context with { Diagnostics = new() };
        _making = Task.Run(() => make(_apart, _over.Token), _over.Token);
    }

    /// <summary>What was made, and into the context what there was to say about it; null when that holds an error.</summary>
    public async Task<T?> TakeAsync(BuildContext context)
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
