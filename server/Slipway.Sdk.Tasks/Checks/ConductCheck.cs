using Slipway.Metadata.Plugins;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>The permissions and hosts in the assembly, to which a server holds the plugin, are those of plugin.yaml.</summary>
internal static class ConductCheck
{
    public static void Check(Comparison comparison)
    {
        var (manifest, compiled, _) = comparison;
        Compare(comparison, "spec.permissions", "permissions", manifest.Permissions, compiled.Permissions);
        Compare(comparison, "spec.network.outboundHosts", "hosts", [.. manifest.OutboundHosts.Select(host => host.ToString())], compiled.OutboundHosts);
    }

    // A generator without projection says nothing; there is then nothing to hold against plugin.yaml.
    private static void Compare(Comparison comparison, string path, string noun, IReadOnlyList<string> declared, IReadOnlyList<string>? compiled)
    {
        if (compiled is not null && !declared.ToHashSet(StringComparer.Ordinal).SetEquals(compiled))
        {
            comparison.Report(
                PackRules.ConductDiffers, path, $"plugin.yaml has the {noun} {YamlAdvice.List(declared)}, the assembly was compiled for {YamlAdvice.List(compiled)}",
                "build anew: run dotnet pack without --no-build");
        }
    }
}
