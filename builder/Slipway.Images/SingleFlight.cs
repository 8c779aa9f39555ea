using System.Collections.Concurrent;

namespace Slipway.Images;

/// <summary>Lets callers that want the same thing at the same time share one piece of work. Nothing is kept afterwards.</summary>
internal sealed class SingleFlight<TKey, TResult>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<Task<TResult>>> _running = new();

    /// <summary>The result of the work that runs for the key, or that begins now.</summary>
    public async Task<TResult> RunAsync(TKey key, Func<Task<TResult>> work, CancellationToken token)
    {
        while (true)
        {
            var mine = new Lazy<Task<TResult>>(work);
            var running = _running.GetOrAdd(key, mine);
            try
            {
                return await running.Value.WaitAsync(token);
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested && !ReferenceEquals(running, mine))
            {
                // Whoever began the work gave up; it is begun again for this caller.
            }
            finally
            {
                if (ReferenceEquals(running, mine))
                {
                    _running.TryRemove(KeyValuePair.Create(key, mine));
                }
                else if (running.Value.IsCompleted)
                {
                    _running.TryRemove(KeyValuePair.Create(key, running));
                }
            }
        }
    }
}
