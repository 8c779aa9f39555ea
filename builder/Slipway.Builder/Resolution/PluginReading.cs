using System.Text;
using Slipway.Builder.Curation;
using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packages;
using Slipway.Images;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Resolution;

/// <summary>Opens every package of a closure, refuses what is wrong with it, and reads what the plugins say about themselves.</summary>
internal static class PluginReading
{
    /// <summary>The plugins in the order of their ids, or null when a diagnostic of severity error was added.</summary>
    public static IReadOnlyList<ResolvedPlugin>? Read(ServerManifest manifest, ServerLock chosen, JudgeTools tools, DiagnosticBag bag)
    {
        var plugins = new List<ResolvedPlugin>();
        var before = bag.HasErrors;
        var server = SemanticVersion.Parse(chosen.Server);
        foreach (var package in chosen.Packages)
        {
            var request = manifest.Plugins.FirstOrDefault(plugin => plugin.Module.Value == package.Id);
            var read = tools.Memory.Once((package.Sha512, package.Identity, IsPlugin: request is not null), key => PackageReading.Of(tools.Store.PathOf(Sha512Hash.Parse(key.Sha512)), key.Identity, key.IsPlugin));
            Refuse(read, package, request, bag);
            if (read.Problems.Count > 0)
            {
                continue;
            }

            NoteIgnored(read, package, bag);
            if (request is not null && PluginYaml(read, request, bag) is var (plugin, ok) && ok)
            {
                var fits = Compatibility.Judge(plugin?.Compatibility, server, [chosen.FrameworkApi]);
                var tier = tools.Index.TierOf(plugin, package, request, new(server, fits.Verdict, tools.Today, bag));
                CompatibilityRules.Report(request, fits, tier, bag);
                plugins.Add(new ResolvedPlugin(request, package, plugin, fits, tier));
            }
        }

        return bag.HasErrors && !before ? null : [.. plugins.OrderBy(plugin => plugin.Id, StringComparer.Ordinal)];
    }

    /// <summary>The plugins as a lock has them.</summary>
    public static IReadOnlyList<LockedPlugin> Lock(IReadOnlyList<ResolvedPlugin> plugins, IReadOnlyDictionary<string, string> signedBy) =>
    [
        .. plugins.Select(plugin => new LockedPlugin(
            plugin.Request.Name, plugin.Manifest?.Publisher ?? "", plugin.Package.Id, plugin.Package.Version, MetadataDigest(plugin), plugin.Tier)
            {
                SignedBy = signedBy.GetValueOrDefault(plugin.Package.Id.ToString()),
            })
            .OrderBy(plugin => plugin.Name, StringComparer.Ordinal),
    ];

    internal sealed record JudgeTools(PackageStore Store, CuratedIndex Index, DateOnly Today, ResolverMemory Memory);

    private static string MetadataDigest(ResolvedPlugin plugin) =>
        plugin.Manifest?.Source.Position.Source is { } source ? Digest.Of(Encoding.UTF8.GetBytes(source.Text)).ToString() : "";

    private static void Refuse(PackageReading read, ResolvedPackage package, PluginRequest? request, DiagnosticBag bag)
    {
        foreach (var problem in read.Problems)
        {
            bag.Add(PackageRules.Refused.At(
                request?.Module.Position, $"{package} is refused: {problem}{(package.Why.Count > 0 ? $" ({package.Why[0]})" : "")}", "ask its author for a sound package"));
        }

        foreach (var asset in package.Assets.Where(asset => read.Problems.Count == 0 && !read.Paths.Contains(asset.Path)))
        {
            bag.Add(PackageRules.Refused.At(request?.Module.Position, $"{package} is refused: it has no \"{asset.Path}\"", "write a new lock with slipway lock"));
        }
    }

    // Our own SDK brings the generator and the pack-time checks; the builder runs the generator itself.
    private static void NoteIgnored(PackageReading read, ResolvedPackage package, DiagnosticBag bag)
    {
        if (read.Ignored.Count > 0 && package.Id != FreshResolution.SdkPackage)
        {
            bag.Add(PackageRules.Ignored.At(null, $"{package} ships {string.Join(" and ", read.Ignored)}, which a server build does not use"));
        }
    }

    private static (PluginManifest? Manifest, bool Ok) PluginYaml(PackageReading read, PluginRequest request, DiagnosticBag bag)
    {
        if (read.PluginYaml is null)
        {
            return (null, true);
        }

        var reading = PluginManifest.Read(read.PluginYaml, $"{request.Module.Value}/{PluginManifest.FileName}", ReadMode.Installed);
        bag.AddRange(reading.Diagnostics);
        if (reading.Value is { } plugin && plugin.Name != request.Name)
        {
            bag.Add(PackageRules.OtherPlugin.At(
                request.Position, $"the package {request.Module.Value} holds the plugin {plugin.Id}, not \"{request.Name}\"", $"write name: {plugin.Name}"));
            return (null, false);
        }

        return (reading.Value, reading.Value is not null);
    }
}
