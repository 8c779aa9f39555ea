using Slipway.Builder.Projects;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Running;

/// <summary>Makes a plugin's package in each round: with dotnet pack, or where code alone changed since, in process.</summary>
internal sealed class PluginPacking(VerbRun run, IReadOnlyList<string> feeds, bool isWatched)
{
    // What was restored when it last packed.
    private string? _restored;
    private PackedBefore? _kept;

    /// <summary>The id of the package that is in the folder now; null when a diagnostic of severity error was added.</summary>
    public async Task<string?> PackageAsync(PluginProject project, IReadOnlyList<string> folders, string packages, VerbRound round, CancellationToken token)
    {
        var files = WatchedFiles.Of(folders, feeds);
        if (_kept is not null && await _kept.CompileAsync(files, token) is { } compiled)
        {
            return await TellAsync(compiled, project) is { } assembly ? project.PackageIn(_kept.Write(assembly, packages), run.Diagnostics) : null;
        }

        _kept?.Dispose();
        _kept = null;
        var record = isWatched ? CompilerRecord.For(project.File, Path.Combine(round.Context.WorkFolder, "compiler")) : null;
        if (!await PackAsync(project, new PackOrder(packages, feeds) { IsRestored = files.Restored == _restored, Record = record }, round, token))
        {
            _restored = null;
            return null;
        }

        _restored = files.Restored;
        var package = project.PackageIn(packages, run.Diagnostics);
        if (package is not null && record is not null)
        {
            _kept = PackedBefore.Keep(project, Path.Combine(packages, $"{package}.{project.PackageVersion}.nupkg"), record, files.With(WatchedFiles.Of(folders, feeds)));
        }

        return package;
    }

    /// <summary>Prepares for the first change, while nobody waits.</summary>
    public void Rehearse() => _kept?.Rehearse();

    // The first time, packing writes the configuration's schema beside the sources; that is no reason to pack again.
    private async Task<bool> PackAsync(PluginProject project, PackOrder order, VerbRound round, CancellationToken token)
    {
        var before = Entries(project.Folder).ToHashSet(StringComparer.Ordinal);
        var isPacked = await DotnetPack.RunAsync(run, project, order, token);
        round.Watcher.Forgive(before, Entries(project.Folder));
        return isPacked;
    }

    private async Task<byte[]?> TellAsync(CompiledProject compiled, PluginProject project)
    {
        foreach (var line in compiled.Said)
        {
            // As MSBuild writes it.
            await run.Edge.Error.WriteLineAsync($"{line} [{project.File}]");
        }

        if (compiled.Assembly is null)
        {
            run.Diagnostics.Add(ProjectRules.NotPacked.At(null, $"{Path.GetFileName(project.File)} does not pack", "mend what the compiler says above"));
        }

        return compiled.Assembly;
    }

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories);
}
