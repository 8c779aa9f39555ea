using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Versions;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>Who the plugin is, which version, and for which framework API: plugin.yaml, code and package agree.</summary>
internal static class IdentityCheck
{
    public static void Check(Comparison comparison)
    {
        var (manifest, compiled, _) = comparison;
        if ((manifest.Publisher, manifest.Name) != (compiled.Publisher, compiled.Name))
        {
            var wrong = manifest.Publisher != compiled.Publisher ? "metadata.publisher" : "metadata.name";
            comparison.Report(
                PackRules.IdentityDiffers, wrong, $"plugin.yaml is {manifest.Id}, the code is {compiled.Publisher}/{compiled.Name}",
                $"write [Plugin(\"{manifest.Publisher}\", \"{manifest.Name}\")], or correct plugin.yaml");
        }

        if (manifest.Compatibility?.FrameworkApi is { } api && api != compiled.FrameworkApi)
        {
            comparison.Report(
                PackRules.FrameworkDiffers, "spec.compatibility.frameworkApi", $"plugin.yaml declares framework API {api}, the code was compiled for {compiled.FrameworkApi}",
                $"write frameworkApi: {compiled.FrameworkApi}, or reference the Slipway.Sdk package of {api}");
        }

        if (manifest.Runtime != PluginRuntime.Compiled)
        {
            comparison.Report(PackRules.NotStdio, "spec.runtime.type", "the assembly has a [Plugin] class, but plugin.yaml says runtime stdio", "write runtime: { type: compiled }");
        }
    }

    /// <summary>The version of plugin.yaml is that of the package; it has to be so for stdio plugins as well.</summary>
    public static void CheckVersion(PluginManifest manifest, string packageVersion, DiagnosticBag problems)
    {
        if (SemanticVersion.TryParse(packageVersion, out var package) ? package != manifest.Version : packageVersion != manifest.Version.ToString())
        {
            problems.Add(PackRules.VersionDiffers.At(
                manifest.Source.PositionAt("spec.version"), $"plugin.yaml has version {manifest.Version}, the package {packageVersion}",
                $"write version: {packageVersion}, or set <Version>{manifest.Version}</Version> in the project"));
        }
    }
}
