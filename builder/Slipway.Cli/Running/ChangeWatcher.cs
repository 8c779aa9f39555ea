namespace Slipway.Cli.Running;

/// <summary>Tells once that a watched file or folder changed and then was left alone for a moment.</summary>
internal sealed class ChangeWatcher : IDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Timer _timer;

    public ChangeWatcher() => _timer = new Timer(_ => _changed.TrySetResult());

    /// <summary>Ends when something changed.</summary>
    public Task Changed => _changed.Task;

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

    private static bool IsSource(string path) =>
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
                Settle();
            }
        }
    }

    // Editors and packers write in several steps; the last of them counts.
    private void Settle()
    {
        try
        {
            _timer.Change(Settling, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The round is over already.
        }
    }
}
