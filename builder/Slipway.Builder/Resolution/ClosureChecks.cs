using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>What a closure must not contain.</summary>
internal static class ClosureChecks
{
    private static readonly string[] Frameworks = ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"];

    public static void Report(IReadOnlyList<ResolvedPackage> packages, ServerManifest manifest, DiagnosticBag bag)
    {
        foreach (var package in packages)
        {
            foreach (var framework in package.Frameworks.Except(Frameworks, StringComparer.OrdinalIgnoreCase))
            {
                bag.Add(ResolutionRules.UnknownFramework.At(
                    manifest.Plugins.FirstOrDefault(plugin => plugin.Module.Value == package.Id)?.Module.Position,
                    $"{package} needs the shared framework {framework}{Chain(package)}", "take another version of the plugin that brings it"));
            }
        }
    }

    private static string Chain(ResolvedPackage package) => package.Why.Count > 0 ? $" ({package.Why[0]})" : "";
}
