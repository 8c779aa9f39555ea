using System.Globalization;
using Slipway.Builder.Locking;

namespace Slipway.Builder.Comparison;

/// <summary>What a lock states.</summary>
public static class LockContents
{
    private static readonly string[] Kinds = [ServerItem.Fact, ServerItem.Plugin, ServerItem.Package];

    /// <summary>Its facts, plugins and packages.</summary>
    public static ServerContents Of(ServerLock value) => new(Kinds,
    [
        .. Facts(value).Where(fact => fact.Value is not null).Select(fact => new ServerItem(ServerItem.Fact, fact.Name, fact.Value!)),
        .. value.Bases.Select(pair => new ServerItem(ServerItem.Fact, $"base {pair.Key}", pair.Value)),
        .. value.Plugins.Select(plugin => new ServerItem(ServerItem.Plugin, Id(plugin), Describe(plugin.Version, plugin.Tier.ToString(CultureInfo.InvariantCulture)))),
        .. value.StdioPlugins.Select(program => new ServerItem(ServerItem.Fact, $"stdio plugin {program.Name}", program.Sha256)),
        .. value.Packages.Select(package => new ServerItem(ServerItem.Package, package.Id.ToString(), package.Version, package.ContentHash) { Origin = package.Feed }),
    ]);

    internal static string Describe(string version, string tier) => $"{version}, tier {tier}";

    private static string Id(LockedPlugin plugin) => plugin.Publisher.Length == 0 ? plugin.Name : $"{plugin.Publisher}/{plugin.Name}";

    private static IEnumerable<(string Name, string? Value)> Facts(ServerLock value) =>
    [
        ("server", value.Server),
        ("framework API", value.FrameworkApi),
        ("Slipway", value.Slipway),
        ("reference packs", value.ReferencePacks),
        ("manifest", value.Manifest.ToString()),
        ("index", value.Index),
    ];
}
