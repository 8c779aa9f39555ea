using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Projects;
using Slipway.Builder.Resolution;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Running;

/// <summary>A server around one plugin, whose project is packed first.</summary>
internal sealed class PluginSource(VerbRun run, string written, IReadOnlyList<string> feeds, bool isWatched) : IRunSource
{
    private readonly IReadOnlyList<string> _feeds = FeedsOf(run.Edge, feeds);

    private readonly PluginPacking _packing = new(run, FeedsOf(run.Edge, feeds), isWatched);

    /// <summary>Feeds of the command line: addresses as they are, folders from where it was given.</summary>
    public static IReadOnlyList<string> FeedsOf(Edge edge, IReadOnlyList<string> feeds) =>
        [.. feeds.Select(feed => feed.Contains("://", StringComparison.Ordinal) ? feed : edge.PathOf(feed))];

    public void Started() => _packing.Rehearse();

    public async Task<ServerManifest?> PrepareAsync(VerbRound round, CancellationToken token)
    {
        var folder = Path.TrimEndingDirectorySeparator(run.Edge.PathOf(written));
        var folders = ProjectReferences.Folders(folder);
        foreach (var watched in folders)
        {
            round.Watcher.AddProject(watched);
        }

        foreach (var feed in _feeds.Where(Directory.Exists))
        {
            round.Watcher.AddPackages(feed);
        }

        var work = Directory.CreateDirectory(Path.Combine(round.Context.WorkFolder, "plugin")).FullName;
        var packages = Directory.CreateDirectory(Path.Combine(work, "packages")).FullName;
        if (PluginProject.Find(folder, written, run.Diagnostics) is not { } project
            || await _packing.PackageAsync(project, folders, packages, round, token) is not { } package)
        {
            return null;
        }

        var file = Path.Combine(work, project.Plugin.Name + ".yaml");
        await File.WriteAllTextAsync(file, ManifestOfOne.Text(project, package, ToolVersion.Text, packages, _feeds), token);
        var read = ManifestReader.ReadFile(file, $"the manifest around {project.Plugin.Id}", round.Context.Today, run.Diagnostics);
        if (read is null)
        {
            return null;
        }

        // The author's nuget.config counts, as it does for dotnet pack.
        var manifest = read with { SettingsFolder = folder };
        if (await ServerResolver.ResolveAnewAsync(manifest, round.Context, token) is not { } resolved)
        {
            return null;
        }

        LockFile.Write(LockFile.PathFor(manifest), resolved.Lock);
        return manifest;
    }
}
