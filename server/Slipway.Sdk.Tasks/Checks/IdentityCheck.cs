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
        var isSemantic = SemanticVersion.TryParse(packageVersion, out var package);
        if (!isSemantic || package != manifest.Version)
        {
            var ofProject = $"set <Version>{manifest.Version}</Version> in the project";
            problems.Add(PackRules.VersionDiffers.At(
                manifest.Source.PositionAt("spec.version"), $"plugin.yaml has version {manifest.Version}, the package {packageVersion}",
                isSemantic ? $"write version: {packageVersion}, or {ofProject}" : $"{ofProject}: MAJOR.MINOR.PATCH, all three"));
        }
    }

    /// <summary>The licence of plugin.yaml is that of the package, when the package names one by expression.</summary>
    public static void CheckLicense(PluginManifest manifest, string packageLicense, DiagnosticBag problems)
    {
        if (packageLicense.Length > 0 && manifest.License is { } license && !string.Equals(license, packageLicense, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(PackRules.LicenseDiffers.At(
                manifest.Source.PositionAt("spec.license"), $"plugin.yaml has the licence {license}, the package {packageLicense}",
                $"write license: {packageLicense}, or set <PackageLicenseExpression>{license}</PackageLicenseExpression> in the project"));
        }
    }
}
