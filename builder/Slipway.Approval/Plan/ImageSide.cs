using System.Globalization;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Inspection;
using Slipway.Builder.Packages;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images.Composition;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Tiers;
using Slipway.Trust.Sbom;

namespace Slipway.Approval.Plan;

/// <summary>The side of a plan for an image: what its labels, its table, its layers and its bill say. What a plugin declared is read from its package, where the cache still has it.</summary>
public static class ImageSide
{
    /// <summary>What images of one name are; <paramref name="known"/> are packages that are here for another reason.</summary>
    public static async Task<PlanSide> OfAsync(IReadOnlyList<Image> images, BillOfMaterials bill, IReadOnlyList<ResolvedPackage> known, ServerScanner scanner, BuildContext context, CancellationToken token)
    {
        var server = images.Count == 0 ? null : await ImageInspector.InspectAsync(images[0], token);
        var plugins = server?.Plugins ?? [];
        List<PlanItem> declared = [];
        List<string> silent = [];
        var store = new PackageStore(Path.Combine(context.CacheFolder, "packages"));
        foreach (var plugin in plugins)
        {
            var said = await DeclaredAsync(plugin, known, store, token);
            declared.AddRange(said ?? []);
            silent.AddRange(said is null ? [plugin.Id] : []);
        }

        var scan = scanner.Scan(bill);
        return new PlanSide(
        [
            .. plugins.SelectMany(plugin => (PlanItem[])
            [
                new(PlanKind.Plugin, plugin.Id, plugin.Version),
                .. int.TryParse(plugin.Tier, NumberStyles.None, CultureInfo.InvariantCulture, out var tier) ? [new PlanItem(PlanKind.Tier, PlanKind.Tier, ((Tier)tier).Title()) { Of = plugin.Id }] : Array.Empty<PlanItem>(),
            ]),
            .. declared,
            .. Facts(server),
            .. BillItems.Packages(bill, plugins.Select(plugin => plugin.Package), component => component.Properties.GetValueOrDefault("slipway:broughtBy")),
            .. BillItems.Weaknesses([scan]),
            .. BillItems.Layers(images),
        ])
        {
            UnknownPlugins = silent,
            UnknownKinds = scan.Ran ? [] : [PlanKind.Weakness],
            Unknown = [.. silent.Select(id => $"what {id} declared before: its package is not in the cache")],
        };
    }

    private static IEnumerable<PlanItem> Facts(InspectedServer? server)
    {
        var facts = (server?.Facts ?? []).ToDictionary(StringComparer.Ordinal);
        (string Key, string Name)[] known = [("server.version", "server"), ("framework", "framework API"), ("base", "base")];
        foreach (var (key, name) in known.Where(one => facts.ContainsKey(one.Key)))
        {
            yield return new(PlanKind.Server, name, facts[key]);
        }

        if (facts.TryGetValue("name", out var title) && facts.TryGetValue("version", out var version))
        {
            yield return new(PlanKind.Server, "name and version", $"{title} {version}");
        }

        foreach (var program in server?.Programs ?? [])
        {
            yield return new(PlanKind.Server, $"stdio plugin {program.Name}", $"sha256:{program.Sha256}");
        }
    }

    // Null when the package is not here. Without a signature of a feed's in it, the file's hash is the content's.
    private static async Task<IReadOnlyList<PlanItem>?> DeclaredAsync(InspectedPlugin plugin, IReadOnlyList<ResolvedPackage> known, PackageStore store, CancellationToken token)
    {
        var hash = Sha512Hash.Parse(known.FirstOrDefault(package => package.ContentHash == plugin.Sha512)?.Sha512 ?? plugin.Sha512);
        if (!await store.HasAsync(hash, token))
        {
            return null;
        }

        List<string> problems = [];
        using var package = PackageFile.Open(File.OpenRead(store.PathOf(hash)), new PackageReference(PackageId.Parse(plugin.Package), plugin.Version), problems);
        return package is null || !package.Has(PluginManifest.FileName) ? null
            : PluginManifest.Read(package.Read(PluginManifest.FileName), PluginManifest.FileName, ReadMode.Installed).Value is { } manifest ? [.. DeclaredItems.Of(manifest, package)]
            : null;
    }
}
