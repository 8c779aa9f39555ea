namespace Slipway.Cli.Running;

/// <summary>Tells once that a watched file or folder changed and then was left alone for a moment.</summary>
internal sealed class ChangeWatcher : IDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Lock _gate = new();
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTime> _own = new(StringComparer.Ordinal);
    private readonly Timer _timer;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChangeWatcher() => _timer = new Timer(_ => Tell());

    /// <summary>Ends when something changed.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Takes note that somebody's build wrote files among its own sources: what was not there before is no change as it is now.</summary>
    public void Forgive(IReadOnlySet<string> before, IEnumerable<string> now)
    {
        lock (_gate)
        {
            foreach (var path in now.Where(path => !before.Contains(path)))
            {
                _own[path] = File.GetLastWriteTimeUtc(path);
            }

            // Also what came and went, as drafts do.
            _pending.RemoveWhere(path => !before.Contains(path));
            if (_pending.Count == 0 && _changed.Task.IsCompleted)
            {
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Watches a file, which need not be there yet.</summary>
    public void AddFile(string path)
    {
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            Watch(Path.GetDirectoryName(path)!, Path.GetFileName(path), recursive: false, counts: _ => true);
        }
        else
        {
            AddMissing(path);
        }
    }

    /// <summary>Watches the packages of a folder, which need not be there yet.</summary>
    public void AddPackages(string folder)
    {
        if (Directory.Exists(folder))
        {
            Watch(folder, "*.nupkg", recursive: false, counts: _ => true);
        }
        else
        {
            AddMissing(folder);
        }
    }

    /// <summary>Watches the sources of a project: everything below its folder but what building leaves there.</summary>
    public void AddProject(string folder)
    {
        if (Directory.Exists(folder))
        {
            Watch(folder, "*", recursive: true, counts: path => IsSource(Path.GetRelativePath(folder, path)));
        }
        else
        {
            AddMissing(folder);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _watchers.ForEach(watcher => watcher.Dispose());
        _timer.Dispose();
    }

    // Once the next folder on the way appears, another round watches further down.
    private void AddMissing(string path)
    {
        var (there, missing) = (Path.GetDirectoryName(path)!, path);
        while (!Directory.Exists(there))
        {
            (there, missing) = (Path.GetDirectoryName(there)!, there);
        }

        Watch(there, Path.GetFileName(missing), recursive: false, counts: _ => true);
    }

    /// <summary>Whether a file of a project is a source, and not what building leaves or an editor keeps.</summary>
    public static bool IsSource(string path) =>
        !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts" or "node_modules" || (part.StartsWith('.') && part != ".editorconfig"))
        && !path.EndsWith('~') && !path.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase);

    private void Watch(string folder, string filter, bool recursive, Func<string, bool> counts)
    {
        var watcher = new FileSystemWatcher(folder, filter) { IncludeSubdirectories = recursive };
        watcher.Changed += (_, change) => Count(change.FullPath);
        watcher.Created += (_, change) => Count(change.FullPath);
        watcher.Deleted += (_, change) => Count(change.FullPath);
        watcher.Renamed += (_, change) => Count(change.FullPath);
        // More changed at once than could be told: certainly something that counts.
        watcher.Error += (_, _) => Count(folder + Path.DirectorySeparatorChar + "?");
        watcher.EnableRaisingEvents = true;
        _watchers.Add(watcher);

        void Count(string path)
        {
            if (counts(path))
            {
                Settle(path);
            }
        }
    }

    // Editors and packers write in several steps; the last of them counts.
    private void Settle(string path)
    {
        try
        {
            lock (_gate)
            {
                if (_own.TryGetValue(path, out var written) && written == File.GetLastWriteTimeUtc(path))
                {
                    return;
                }

                _pending.Add(path);
            }

            _timer.Change(Settling, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The round is over already.
        }
    }

    private void Tell()
    {
        lock (_gate)
        {
            if (_pending.Count > 0)
            {
                _changed.TrySetResult();
            }
        }
    }
}
