using System.Collections.Concurrent;

namespace Slipway.Builder.Resolution;

/// <summary>
/// What resolutions need to find out but once while feeds and machine stay as they are. A build resolves one server and remembers
/// nothing; a matrix resolves thousands that differ in one plugin.
/// </summary>
public sealed class ResolverMemory : IDisposable
{
    private readonly ConcurrentDictionary<(Type Kind, object Key), Lazy<object>> _known = new();

    /// <summary>One that remembers nothing.</summary>
    public static ResolverMemory None { get; } = new();

    /// <summary>Whether what is found for one is there for the next.</summary>
    internal bool Remembers => !ReferenceEquals(this, None);

    /// <summary>What there is of a kind under a key; it is found when it is first asked for, and then for all who ask.</summary>
    internal T Once<TKey, T>(TKey key, Func<TKey, T> find)
        where TKey : notnull
        where T : notnull =>
        Remembers ? (T)_known.GetOrAdd((typeof(T), key), _ => new Lazy<object>(() => find(key))).Value : find(key);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var known in _known.Values.Where(known => known.IsValueCreated).Select(known => known.Value).OfType<IDisposable>())
        {
            known.Dispose();
        }
    }
}
