using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Projects;
using Slipway.Builder.Resolution;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Running;

/// <summary>A server around one plugin, whose project is packed first.</summary>
internal sealed class PluginSource(VerbRun run, string written, IReadOnlyList<string> feeds) : IRunSource
{
    private readonly IReadOnlyList<string> _feeds = FeedsOf(run.Edge, feeds);

    // What was restored when it last packed.
    private string? _restored;

    /// <summary>Feeds of the command line: addresses as they are, folders from where it was given.</summary>
    public static IReadOnlyList<string> FeedsOf(Edge edge, IReadOnlyList<string> feeds) =>
        [.. feeds.Select(feed => feed.Contains("://", StringComparison.Ordinal) ? feed : edge.PathOf(feed))];

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
            || !await PackAsync(project, packages, RestoreInputs.Of(folders, _feeds), round, token)
            || project.PackageIn(packages, run.Diagnostics) is not { } package)
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

    // The first time, packing writes the configuration's schema beside the sources; that is no reason to pack again.
    private async Task<bool> PackAsync(PluginProject project, string packages, string inputs, VerbRound round, CancellationToken token)
    {
        var before = Entries(project.Folder).ToHashSet(StringComparer.Ordinal);
        var isPacked = await DotnetPack.RunAsync(run, project, packages, _feeds, isRestored: inputs == _restored, token);
        _restored = isPacked ? inputs : null;
        round.Watcher.Forgive(before, Entries(project.Folder));
        return isPacked;
    }

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories);
}
