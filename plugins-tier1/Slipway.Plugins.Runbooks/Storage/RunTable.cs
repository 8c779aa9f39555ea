using Slipway.Plugins.Runbooks.Runs;

namespace Slipway.Plugins.Runbooks.Storage;

/// <summary>Runs in memory, in the order in which they were started. Of the finished ones only the newest are kept.</summary>
internal sealed class RunTable(int keep)
{
    private readonly Dictionary<string, StoredRun> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byKey = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private int _finished;

    public int Count => _order.Count;

    /// <summary>Oldest first.</summary>
    public IEnumerable<StoredRun> All => _order.Select(id => _byId[id]);

    public StoredRun? Find(string id) => _byId.GetValueOrDefault(id);

    public StoredRun? FindByKey(string? key) => key is not null && _byKey.TryGetValue(key, out var id) ? _byId[id] : null;

    /// <summary>Adds a run, or puts it in the place of the one with its id.</summary>
    public void Put(StoredRun run)
    {
        if (_byId.TryGetValue(run.Run.Id, out var before))
        {
            _finished -= before.IsFinished ? 1 : 0;
        }
        else
        {
            _order.Add(run.Run.Id);
        }

        _byId[run.Run.Id] = run;
        _finished += run.IsFinished ? 1 : 0;
        if (run.StartKey is { } key)
        {
            _byKey[key] = run.Run.Id;
        }

        if (_finished > keep)
        {
            Drop(_order.First(id => _byId[id].IsFinished));
        }
    }

    private void Drop(string id)
    {
        _order.Remove(id);
        _byId.Remove(id, out var run);
        _finished--;
        if (run!.StartKey is { } key)
        {
            _byKey.Remove(key);
        }
    }
}
