using Slipway.Plugins.Runbooks.Runs;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Runbooks.Storage;

/// <summary>
/// Runs in one file, for one server. It is opened by the first call and held from then on; while another server holds it, calls are
/// refused as unavailable, and the first one after that server's end is served. What a call has answered is there after a crash.
/// </summary>
internal sealed class RunFile(string path, int keep, IPluginLog log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private FileStream? _lock;
    private Journal? _journal;

    /// <summary>All runs, newest first.</summary>
    public Task<IReadOnlyList<StoredRun>> ListAsync(CancellationToken cancellationToken) =>
        WithAsync<IReadOnlyList<StoredRun>>(journal => [.. journal.Runs.All.Reverse()], cancellationToken);

    /// <summary>One run; null when there is none.</summary>
    public Task<StoredRun?> FindAsync(string id, CancellationToken cancellationToken) => WithAsync(journal => journal.Runs.Find(id), cancellationToken);

    /// <summary>Adds a run, unless one was started with the same key: then that one is the answer.</summary>
    public Task<StoredRun> AddAsync(StoredRun run, CancellationToken cancellationToken) => WithAsync(
        journal =>
        {
            if (journal.Runs.FindByKey(run.StartKey) is { } known)
            {
                return known;
            }

            journal.Append(run);
            return run;
        },
        cancellationToken);

    /// <summary>Changes a run while nobody else does; when <paramref name="change"/> throws, nothing has changed. Null when there is none.</summary>
    public Task<StoredRun?> ChangeAsync(string id, Func<StoredRun, StoredRun> change, CancellationToken cancellationToken) => WithAsync(
        journal =>
        {
            if (journal.Runs.Find(id) is not { } run)
            {
                return null;
            }

            var changed = change(run);
            if (changed != run)
            {
                journal.Append(changed);
            }

            return changed;
        },
        cancellationToken);

    public void Dispose()
    {
        Close();
        _one.Dispose();
    }

    private async Task<T> WithAsync<T>(Func<Journal, T> use, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return use(_journal ??= Open());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is on the disk now is known when the file was read anew.
            Close();
            throw ProviderException.Unavailable($"the file of runs {path} cannot be used: {exception.Message}", exception);
        }
        finally
        {
            _one.Release();
        }
    }

    // The lock is a file of its own: the file of runs is replaced now and then, and a lock on it would go with the old one.
    private Journal Open()
    {
        try
        {
            _lock ??= new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(path + ".lock"))
        {
            throw ProviderException.Unavailable($"another server holds the file of runs {path}; give each server a file of its own, or stop the other one", exception);
        }

        var journal = Journal.Open(path, keep);
        if (journal.Cut is { } cut)
        {
            log.Write(PluginLogLevel.Warning, cut);
        }

        return journal;
    }

    private void Close()
    {
        _journal?.Dispose();
        _lock?.Dispose();
        (_journal, _lock) = (null, null);
    }
}
