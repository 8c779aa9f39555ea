using Slipway.Approval.Documentation;
using Slipway.Builder.Packages;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;

namespace Slipway.Approval.Index;

/// <summary>A plugin's package as its publisher has it, read as strictly as an index is.</summary>
/// <param name="Package">The package and its content hash.</param>
/// <param name="Plugin">What its plugin.yaml says.</param>
/// <param name="Documentation">What it has to read.</param>
public sealed record PluginPackage(SignablePackage Package, PluginManifest Plugin, DocumentationKit Documentation)
{
    /// <summary>Reads a file; null when a diagnostic of severity error was added.</summary>
    /// <param name="file">The file.</param>
    /// <param name="shown">The file as somebody wrote it.</param>
    /// <param name="bag">Where problems go.</param>
    /// <param name="token">Ends it.</param>
    public static PluginPackage? Read(string file, string shown, DiagnosticBag bag, CancellationToken token)
    {
        SignablePackage package;
        try
        {
            package = SignablePackage.Read(file, token);
        }
        catch (InvalidDataException exception)
        {
            bag.Add(IndexAddRules.NoPlugin.At(null, $"{shown} is no NuGet package: {exception.Message.TrimEnd('.')}", "name a .nupkg that `dotnet pack` made"));
            return null;
        }

        List<string> problems = [];
        using var content = PackageFile.Open(File.OpenRead(file), package.Identity, problems);
        if (content is null || !content.Has(PluginManifest.FileName))
        {
            bag.Add(IndexAddRules.NoPlugin.At(
                null, content is null ? $"{shown} is refused: {string.Join("; ", problems)}" : $"{shown} holds no {PluginManifest.FileName}", "pack a plugin project: Slipway.Sdk puts its plugin.yaml into the package"));
            return null;
        }

        var reading = PluginManifest.Read(content.Read(PluginManifest.FileName), $"{shown}/{PluginManifest.FileName}", ReadMode.Strict);
        bag.AddRange(reading.Diagnostics);
        if (reading.Value is not { } plugin)
        {
            return null;
        }

        var stated = plugin.Version.ToString().Split('+')[0];
        if (!string.Equals(stated, package.Identity.Version, StringComparison.OrdinalIgnoreCase))
        {
            bag.Add(IndexAddRules.NoPlugin.At(
                plugin.Source.PositionAt("spec.version"), $"plugin.yaml is of version {stated}, and the package is {package.Identity}", "state one version in the project and in plugin.yaml, and pack again"));
            return null;
        }

        return new PluginPackage(package, plugin, DocumentationKit.Read(content, plugin, shown));
    }
}
