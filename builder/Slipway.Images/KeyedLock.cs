using System.Collections.Concurrent;

namespace Slipway.Images;

/// <summary>A lock for each key. Locks are small and their number is that of the keys, so none is removed.</summary>
internal sealed class KeyedLock<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, SemaphoreSlim> _locks = new();

    public async Task<IDisposable> EnterAsync(TKey key, CancellationToken token)
    {
        var semaphore = _locks.GetOrAdd(key, _ => new SemaphoreSlim(1));
        await semaphore.WaitAsync(token);
        return new Held(semaphore);
    }

    private sealed class Held(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
