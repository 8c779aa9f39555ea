using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;

namespace Slipway.Builder.Projects;

/// <summary>The project of one plugin, on its author's machine.</summary>
/// <param name="Folder">The folder, absolute.</param>
/// <param name="File">The project file, absolute.</param>
/// <param name="Plugin">What plugin.yaml says.</param>
public sealed record PluginProject(string Folder, string File, PluginManifest Plugin)
{
    /// <summary>The project of a folder; null when a diagnostic of severity error was added.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="shown">The folder as somebody wrote it.</param>
    /// <param name="bag">Where problems go.</param>
    public static PluginProject? Find(string folder, string shown, DiagnosticBag bag)
    {
        if (!Directory.Exists(folder))
        {
            bag.Add(ProjectRules.NotOneProject.At(null, $"there is no folder {shown}", "name the folder of a plugin's project"));
            return null;
        }

        var projects = Directory.GetFiles(folder, "*.csproj").Order(StringComparer.Ordinal).ToList();
        if (projects is not [var file])
        {
            bag.Add(projects.Count == 0
                ? ProjectRules.NotOneProject.At(null, $"{shown} holds no .csproj", "name the folder that the plugin's project lies in")
                : ProjectRules.NotOneProject.At(null, $"{shown} holds several projects: {string.Join(", ", projects.Select(Path.GetFileName))}", "give each project a folder of its own, and name one"));
            return null;
        }

        var description = Path.Combine(folder, PluginManifest.FileName);
        if (!System.IO.File.Exists(description))
        {
            bag.Add(ProjectRules.NoPluginYaml.At(
                null, $"{shown} holds {Path.GetFileName(file)} and no {PluginManifest.FileName}", $"write {PluginManifest.FileName} beside the project"));
            return null;
        }

        var reading = PluginManifest.Read(System.IO.File.ReadAllBytes(description), Path.Combine(shown, PluginManifest.FileName), ReadMode.Installed);
        bag.AddRange(reading.Diagnostics);
        return reading.Value is { } plugin ? new PluginProject(folder, file, plugin) : null;
    }

    /// <summary>The id of the one package that packing left in a folder; null when a diagnostic of severity error was added.</summary>
    public string? PackageIn(string packages, DiagnosticBag bag)
    {
        var ending = $".{PackageVersion}.nupkg";
        var found = Directory.GetFiles(packages, "*.nupkg").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToList();
        if (found is [var package] && package.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        {
            return package[..^ending.Length];
        }

        bag.Add(ProjectRules.NotPacked.At(
            null, $"packing {Path.GetFileName(File)} left {(found.Count == 0 ? "no package" : string.Join(" and ", found))}, not one of version {PackageVersion}",
            found.Count == 1 ? $"state one version in the project and in {PluginManifest.FileName}" : "make it one project with one package; IsPackable must not be false"));
        return null;
    }

    /// <summary>The version as NuGet names packages: without build metadata.</summary>
    public string PackageVersion => Plugin.Version.ToString().Split('+')[0];
}
