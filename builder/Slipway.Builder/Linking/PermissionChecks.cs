using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;

namespace Slipway.Builder.Linking;

/// <summary>Compares the permissions that plugins declare with what they and their private dependencies refer to.</summary>
internal static class PermissionChecks
{
    /// <summary>What does not agree, at the plugins' places in the manifest.</summary>
    public static IEnumerable<Diagnostic> Judge(ResolvedServer server, IReadOnlyList<LinkedPackage> linked)
    {
        var uses = linked.ToDictionary(package => package.Package, package => package.Uses);
        // What has no plugin.yaml declares nothing, so it may do nothing that wants a permission.
        foreach (var plugin in server.Plugins.Where(plugin => uses.ContainsKey(plugin.Package.Id)))
        {
            var declared = plugin.Manifest?.Permissions ?? [];
            var file = plugin.Manifest is null ? "it has no plugin.yaml that declares" : "plugin.yaml does not declare";
            var own = uses[plugin.Package.Id];
            var brought = Brought(plugin.Package, server).SelectMany(package => (uses.GetValueOrDefault(package.Id) ?? []).Select(use => (Package: package, Use: use))).ToList();
            foreach (var use in own.Where(use => !use.Permissions.Any(declared.Contains)))
            {
                yield return PermissionRules.Undeclared.At(
                    plugin.Request.Version.Position,
                    $"{plugin.Request.Subject} {plugin.Package.Version}: {use.User ?? plugin.Id} uses {use.Member}, and {file} {string.Join(" or ", use.Permissions)}",
                    $"ask its author to add {use.Permissions[0]} to permissions in plugin.yaml, or take a version that does without");
            }

            foreach (var (package, use) in brought.Where(pair => !pair.Use.Permissions.Any(declared.Contains)))
            {
                yield return PermissionRules.Inherited.At(
                    plugin.Request.Version.Position,
                    $"{plugin.Request.Subject} {plugin.Package.Version} brings {package}, in which {use.User ?? "something"} uses {use.Member}, and {file} {string.Join(" or ", use.Permissions)}",
                    "see whether the plugin comes there; if it does, ask its author to declare it");
            }

            foreach (var unused in declared.Where(permission => permission != Permission.Callbacks && !own.Concat(brought.Select(pair => pair.Use)).Any(use => use.Permissions.Contains(permission))))
            {
                yield return PermissionRules.Unused.At(
                    plugin.Request.Version.Position, $"{plugin.Request.Subject} {plugin.Package.Version} declares {unused} and refers to nothing that needs it", "ask its author to take it out of plugin.yaml");
            }
        }
    }

    /// <summary>The permissions that count for a package's assemblies: those of the plugin itself, or all that its plugins declare.</summary>
    public static IReadOnlyList<string> DeclaredFor(ResolvedPackage package, ResolvedServer server) =>
    [
        .. server.Plugins.Where(plugin => plugin.Package.Id == package.Id || Brought(plugin.Package, server).Any(brought => brought.Id == package.Id))
            .Select(plugin => plugin.Manifest?.Permissions ?? [])
            .Aggregate((IReadOnlyList<string>?)null, (common, next) => common is null ? next : [.. common.Intersect(next)]) ?? [],
    ];

    private static Dictionary<PackageId, ResolvedPackage>.ValueCollection Brought(ResolvedPackage plugin, ResolvedServer server)
    {
        var byId = server.Packages.ToDictionary(package => package.Id);
        var found = new Dictionary<PackageId, ResolvedPackage>();
        var open = new Queue<ResolvedPackage>([plugin]);
        while (open.TryDequeue(out var one))
        {
            foreach (var dependency in one.Dependencies.Select(reference => byId.GetValueOrDefault(reference.Id)).OfType<ResolvedPackage>())
            {
                if (dependency.Role == PackageRole.Dependency && found.TryAdd(dependency.Id, dependency))
                {
                    open.Enqueue(dependency);
                }
            }
        }

        return found.Values;
    }
}
