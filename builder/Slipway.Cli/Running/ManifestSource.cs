using Slipway.Builder.Manifest;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Running;

/// <summary>A server as a manifest has it.</summary>
internal sealed class ManifestSource(VerbRun run, string written) : IRunSource
{
    public Task<ServerManifest?> PrepareAsync(VerbRound round, CancellationToken token)
    {
        // Watched before it is read, so that no change falls between the two.
        var file = run.Edge.PathOf(written);
        round.Watcher.AddFile(file);
        round.Watcher.AddFile(Path.ChangeExtension(file, ".lock.json"));
        var manifest = ManifestArgument.Read(run, written);
        if (manifest is not null)
        {
            WatchPlaces(manifest, round.Watcher);
        }

        return Task.FromResult(manifest);
    }

    private static void WatchPlaces(ServerManifest manifest, ChangeWatcher watcher)
    {
        var places = manifest.Feeds.Select(feed => feed.Value)
            .Concat(manifest.Plugins.Select(plugin => plugin.LocalPath?.Value).OfType<string>())
            .Concat(manifest.StdioPlugins.Select(plugin => plugin.File.Value))
            .Concat(manifest.Policy is { } policy ? [policy.Value] : [])
            .Where(written => !written.Contains("://", StringComparison.Ordinal))
            .Select(manifest.PathOf)
            .Distinct(StringComparer.Ordinal);
        foreach (var path in places)
        {
            if (Directory.Exists(path))
            {
                watcher.AddPackages(path);
            }
            else
            {
                watcher.AddFile(path);
            }
        }

        if (manifest.Index is { } index && Directory.Exists(manifest.PathOf(index.Value)))
        {
            watcher.AddProject(manifest.PathOf(index.Value));
        }
    }
}
