using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Sdk.Tasks.Reading;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>Everything that has to hold before a plugin is packed.</summary>
internal static class PackCheck
{
    /// <summary>Checks a project. A project that is no plugin gives no files and no problems.</summary>
    public static PackOutcome Run(PluginProject project)
    {
        var bag = new DiagnosticBag();
        var path = Path.Combine(project.Folder, PluginManifest.FileName);
        var compiled = File.Exists(project.Assembly) ? PluginAssembly.Read(project.Assembly) : null;
        if (project.IsPlugin == false || (project.IsPlugin is null && compiled is null && !File.Exists(path)))
        {
            return new PackOutcome([], []);
        }

        if (!File.Exists(path))
        {
            bag.Add(PackRules.NoManifest.At(
                new SourcePosition(project.File, 0, 0), "the project is a plugin and has no plugin.yaml", "put plugin.yaml beside the project, or set IsSlipwayPlugin to false"));
            return new PackOutcome([], bag.Sorted());
        }

        var files = CheckManifest(project, path, compiled, bag);
        return new PackOutcome(bag.HasErrors ? [] : [PluginManifest.FileName, .. files], bag.Sorted());
    }

    private static IReadOnlyList<string> CheckManifest(PluginProject project, string path, CompiledPlugin? compiled, DiagnosticBag bag)
    {
        var bytes = File.ReadAllBytes(path);
        var reading = PluginManifest.Read(bytes, path, ReadMode.Strict);
        bag.AddRange(reading.Diagnostics);

        // What is only incomplete can still be compared, so that all problems come at once.
        if ((reading.Value ?? PluginManifest.Read(bytes, path, ReadMode.Installed).Value) is not { } manifest)
        {
            return [];
        }

        IdentityCheck.CheckVersion(manifest, project.PackageVersion, bag);
        if (compiled is null)
        {
            RequireCode(manifest, bag);
            return [.. manifest.Providers.Select(provider => provider.Configuration).OfType<string>().Distinct(StringComparer.Ordinal)];
        }

        var comparison = new Comparison(manifest, compiled, bag);
        IdentityCheck.Check(comparison);
        ProviderCheck.Check(comparison);
        KeyCheck.Check(comparison);
        return SchemaCheck.Check(comparison, project.Folder, project.WriteSchemas);
    }

    private static void RequireCode(PluginManifest manifest, DiagnosticBag bag)
    {
        if (manifest.Runtime == PluginRuntime.Compiled)
        {
            bag.Add(PackRules.NoPlugin.At(
                manifest.Source.PositionAt("metadata"), $"the assembly holds no plugin {manifest.Id}",
                $"mark one public static partial class with [Plugin(\"{manifest.Publisher}\", \"{manifest.Name}\")]"));
        }
    }
}
