using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>Tells the server's own packages from what plugins brought, and refuses that a plugin quietly lifts one of the server's.</summary>
internal static class ServerClosure
{
    public static IReadOnlyList<ResolvedPackage> Assign(
        IReadOnlyList<ResolvedPackage> closure, IReadOnlyList<ResolvedPackage> released, ServerManifest manifest, DiagnosticBag bag)
    {
        var server = released.ToDictionary(package => package.Id, package => package.Version);
        var plugins = manifest.Plugins.Select(plugin => plugin.Module.Value).ToHashSet();
        var pins = manifest.Overrides.ToDictionary(pin => pin.Module.Value);
        foreach (var pin in manifest.Overrides.Where(pin => closure.All(package => package.Id != pin.Module.Value)))
        {
            bag.Add(ResolutionRules.UnusedPin.At(pin.Module.Position, $"nothing needs {pin.Module.Value} any more", "delete the override"));
        }

        foreach (var lifted in closure.Where(package => server.TryGetValue(package.Id, out var version) && version != package.Version && !pins.ContainsKey(package.Id)))
        {
            bag.Add(Report(lifted, server[lifted.Id], manifest));
        }

        return [.. closure.Select(package => package with { Role = RoleOf(package) })];

        PackageRole RoleOf(ResolvedPackage package) =>
            plugins.Contains(package.Id) ? PackageRole.Plugin
            : server.TryGetValue(package.Id, out var version) && version == package.Version ? PackageRole.Server
            : PackageRole.Dependency;
    }

    private static Diagnostic Report(ResolvedPackage lifted, string released, ServerManifest manifest)
    {
        var path = lifted.Why.FirstOrDefault(path => !path.StartsWith(FreshResolution.ServerPackage + " ", StringComparison.OrdinalIgnoreCase)) ?? lifted.ToString();
        var plugin = manifest.Plugins.FirstOrDefault(plugin => path.StartsWith(plugin.Module.Value + " ", StringComparison.OrdinalIgnoreCase));
        return ResolutionRules.ServerLifted.At(
            plugin?.Module.Position, $"{plugin?.Subject ?? "a plugin"} lifts {lifted.Id} from {released}, with which the server was released, to {lifted.Version} ({path})",
            $"take a version of the plugin that is content with {released}, or pin {lifted.Id} {lifted.Version} under spec.overrides");
    }
}
