using Slipway.Builder.Manifest;

namespace Slipway.Cli.Verbs;

/// <summary>Cancels a token once the manifest, its policy or a package of its local feeds changes.</summary>
internal sealed class ManifestWatcher : IDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly CancellationTokenSource _change;

    public ManifestWatcher(string file, ServerManifest? manifest, CancellationTokenSource change)
    {
        _change = change;
        Watch(Path.GetDirectoryName(file)!, Path.GetFileName(file));
        foreach (var path in Places(manifest).Select(written => manifest!.PathOf(written)).Distinct(StringComparer.Ordinal))
        {
            if (Directory.Exists(path))
            {
                Watch(path, "*.nupkg");
            }
            else if (File.Exists(path))
            {
                Watch(Path.GetDirectoryName(path)!, Path.GetFileName(path));
            }
        }
    }

    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

    private static IEnumerable<string> Places(ServerManifest? manifest) => manifest is null
        ? []
        : manifest.Feeds.Select(feed => feed.Value)
            .Concat(manifest.Plugins.Select(plugin => plugin.LocalPath?.Value).OfType<string>())
            .Concat(manifest.Policy is { } policy ? [policy.Value] : [])
            .Where(written => !written.Contains("://", StringComparison.Ordinal));

    private void Watch(string folder, string filter)
    {
        var watcher = new FileSystemWatcher(folder, filter);
        watcher.Changed += (_, _) => Changed();
        watcher.Created += (_, _) => Changed();
        watcher.Renamed += (_, _) => Changed();
        watcher.EnableRaisingEvents = true;
        _watchers.Add(watcher);
    }

    // Editors and packers write in several steps; the last of them counts.
    private void Changed()
    {
        try
        {
            _change.CancelAfter(Settling);
        }
        catch (ObjectDisposedException)
        {
            // The round is over already.
        }
    }
}
