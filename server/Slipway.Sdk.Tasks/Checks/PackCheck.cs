using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;
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
        var isThere = File.Exists(path);
        if (project.IsPlugin != true && compiled is null && !isThere)
        {
            return new PackOutcome([], []);
        }

        if (project.IsPlugin == false)
        {
            return new PackOutcome([], [Contradiction(project, compiled)]);
        }

        if (!isThere)
        {
            return new PackOutcome([], [NoManifest(project)]);
        }

        var files = CheckManifest(project, path, compiled, bag);
        return new PackOutcome(bag.HasErrors ? [] : [PluginManifest.FileName, .. files], bag.Sorted());
    }

    private static IReadOnlyList<string> CheckManifest(PluginProject project, string path, CompiledPlugin? compiled, DiagnosticBag bag)
    {
        if (InputFile.Read(path, YamlLimits.Default.Bytes, bag) is not { } bytes)
        {
            return [];
        }

        var reading = PluginManifest.Read(bytes, path, ReadMode.Strict);
        bag.AddRange(reading.Diagnostics);

        // What is only incomplete can still be compared, so that all problems come at once.
        if ((reading.Value ?? PluginManifest.Read(bytes, path, ReadMode.Installed).Value) is not { } manifest)
        {
            return [];
        }

        IdentityCheck.CheckVersion(manifest, project.PackageVersion, bag);
        IdentityCheck.CheckLicense(manifest, project.PackageLicense, bag);
        if (compiled is null)
        {
            RequireCode(manifest, bag);
            return [.. manifest.Providers.Select(provider => provider.Configuration).OfType<string>().Distinct(StringComparer.Ordinal)];
        }

        var comparison = new Comparison(manifest, compiled, bag);
        IdentityCheck.Check(comparison);
        ProviderCheck.Check(comparison);
        HostCheck.Check(comparison);
        SecretCheck.Check(comparison);
        ConductCheck.Check(comparison);
        return SchemaCheck.Check(comparison, project.Folder, project.WriteSchemas);
    }

    private static Diagnostic Contradiction(PluginProject project, CompiledPlugin? compiled) => PackRules.NotNoPlugin.At(
        new SourcePosition(project.File, 0, 0),
        $"IsSlipwayPlugin is false, but the project has {(compiled is null ? "a plugin.yaml" : $"the plugin {compiled.Publisher}/{compiled.Name}")}",
        "delete IsSlipwayPlugin from the project, or move the plugin into a project of its own");

    private static Diagnostic NoManifest(PluginProject project)
    {
        var other = Directory.EnumerateFiles(project.Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => name.ToLowerInvariant() is "plugin.yaml" or "plugin.yml");
        return PackRules.NoManifest.At(
            new SourcePosition(project.File, 0, 0), "the project is a plugin and has no plugin.yaml",
            other is null ? "put plugin.yaml beside the project, or move the [Plugin] class into the project of the plugin" : $"rename {other} to plugin.yaml");
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
