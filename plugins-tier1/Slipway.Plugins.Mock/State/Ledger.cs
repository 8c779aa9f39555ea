using System.Globalization;
using Slipway.Sdk.Calls;

namespace Slipway.Plugins.Mock.State;

/// <summary>
/// Items of one kind in the order in which they came, under ids that count up. Safe for many callers; what it hands out
/// never changes.
/// </summary>
internal sealed class Ledger<T>(string kind, string idPrefix)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly List<T> _items = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    // Made at the first reading after a change: most calls read.
    private volatile IReadOnlyList<T>? _newestFirst;

    /// <summary>The items, newest first.</summary>
    public IReadOnlyList<T> NewestFirst => _newestFirst ?? Read();

    /// <summary>Makes an item under the next id; numbers begin with 1.</summary>
    public T Add(Func<string, int, T> make)
    {
        lock (_gate)
        {
            var number = _items.Count + 1;
            var id = string.Create(CultureInfo.InvariantCulture, $"{idPrefix}{number}");
            var item = make(id, number);
            _places[id] = _items.Count;
            _items.Add(item);
            _newestFirst = null;
            return item;
        }
    }

    /// <summary>The item under an id.</summary>
    public T Get(string id)
    {
        lock (_gate)
        {
            return _items[PlaceOf(id)];
        }
    }

    /// <summary>Replaces the item under an id; when <paramref name="change"/> throws, nothing has changed.</summary>
    public T Change(string id, Func<T, T> change)
    {
        lock (_gate)
        {
            var place = PlaceOf(id);
            _items[place] = change(_items[place]);
            _newestFirst = null;
            return _items[place];
        }
    }

    private IReadOnlyList<T> Read()
    {
        lock (_gate)
        {
            return _newestFirst ??= [.. Enumerable.Reverse(_items)];
        }
    }

    private int PlaceOf(string id) =>
        _places.TryGetValue(id, out var place) ? place : throw ProviderException.NotFound($"there is no {kind} {id}");
}
