using System.IO.Compression;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Projects;
using Slipway.Builder.Resolution;
using Slipway.Cli.Verbs;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;

namespace Slipway.Cli.Proving;

/// <summary>The smallest server around a plugin's package, resolved: what the package brings along, and where it can be tried.</summary>
/// <param name="Manifest">The manifest that names the package and nothing else.</param>
/// <param name="Resolved">What it resolves to.</param>
internal sealed record PackageServer(ServerManifest Manifest, ResolvedServer Resolved)
{
    private const string Ending = ".nupkg";

    /// <summary>Whether a target is a package.</summary>
    public static bool IsMeant(string written) => written.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>The package itself among those of the server.</summary>
    public ResolvedPackage Package => Resolved.Plugins[0].Package;

    /// <summary>Resolves it; null after problems were told to the run.</summary>
    public static async Task<PackageServer?> ResolveAsync(string written, VerbRun run, IReadOnlyList<string> feeds, BuildContext context, CancellationToken token)
    {
        var file = run.Edge.PathOf(written);
        if (Plugin(file, written, run) is not { } plugin)
        {
            return null;
        }

        // The package comes from a folder of its own, so that no feed can deliver another in its place.
        var packages = Directory.CreateDirectory(Path.Combine(run.WorkFolder, "packages")).FullName;
        File.Copy(file, Path.Combine(packages, Path.GetFileName(file)));
        var project = new PluginProject(packages, file, plugin);
        if (project.PackageIn(packages, run.Diagnostics) is not { } id)
        {
            return null;
        }

        var path = Path.Combine(run.WorkFolder, plugin.Name + ".yaml");
        var all = feeds.Select(feed => feed.Contains("://", StringComparison.Ordinal) ? feed : run.Edge.PathOf(feed));
        await File.WriteAllTextAsync(path, ManifestOfOne.Text(project, id, ToolVersion.Text, packages, all), token);
        // The nuget.config of where the command is given counts, as it does for dotnet.
        return ManifestReader.ReadFile(path, $"the manifest around {plugin.Id}", context.Today, run.Diagnostics) is { } read
            && read with { SettingsFolder = run.Edge.WorkingFolder } is var manifest
            && await ServerResolver.ResolveAnewAsync(manifest, context, token) is { } resolved
            ? new PackageServer(manifest, resolved)
            : null;
    }

    private static PluginManifest? Plugin(string file, string written, VerbRun run)
    {
        using var archive = ZipFile.OpenRead(file);
        var entry = archive.GetEntry(PluginManifest.FileName) ?? throw new IOException($"{written} holds no {PluginManifest.FileName}; it is no plugin package");
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        var reading = PluginManifest.Read(copy.ToArray(), $"{written}/{PluginManifest.FileName}", ReadMode.Installed);
        run.Diagnostics.AddRange(reading.Diagnostics);
        return reading.Value;
    }
}
