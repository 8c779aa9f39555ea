using Slipway.Builder.Evidence;
using Slipway.Builder.Evidence.Advisories;
using Slipway.Builder.Evidence.Bills;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Tiers;
using Slipway.Trust.Advisories.Scanning;
using Slipway.Trust.Sbom;

namespace Slipway.Approval.Plan;

/// <summary>The side of a plan whose packages are here: of a manifest as it is, or of an earlier lock.</summary>
public static class ResolvedSide
{
    /// <summary>What a server is, with its image where there is one; the advisories are asked under the policy of the server that is judged.</summary>
    /// <returns>The side, the bill of its first platform, and what was found against each platform.</returns>
    public static async Task<(PlanSide Side, BillOfMaterials Bill, IReadOnlyList<ScanReport> Scans)> OfAsync(
        ResolvedServer server, ServerImage? image, ServerScanner scanner, BuildContext context, CancellationToken token)
    {
        var bills = image is null ? [ServerBill.OfPackages(server, context)] : await ServerBill.OfImagesAsync(image, context, token);
        var scans = bills.Select(scanner.Scan).ToList();
        var modules = server.Plugins.Select(plugin => plugin.Package.Id.ToString()).ToList();
        var why = server.Packages.Where(package => package.Why.Count > 0).ToDictionary(package => package.Id.ToString(), package => package.Why[0], StringComparer.OrdinalIgnoreCase);
        List<PlanItem> items =
        [
            .. server.Plugins.SelectMany(plugin => Plugin(plugin, server)),
            .. Facts(server),
            .. bills.SelectMany(bill => BillItems.Packages(bill, modules, component => why.GetValueOrDefault(component.Name))),
            .. BillItems.Weaknesses(scans),
            .. BillItems.Layers(image?.Packed.Images ?? []),
        ];
        return (new PlanSide(items)
        {
            UnknownKinds = [.. image is null ? [PlanKind.Layer] : Array.Empty<string>(), .. scans.TrueForAll(scan => scan.Ran) ? Array.Empty<string>() : [PlanKind.Weakness]],
        }, bills[0], scans);
    }

    /// <summary>Judges what the policy says of it.</summary>
    public static IEnumerable<Diagnostic> Judge(ResolvedServer server, BillOfMaterials bill, IReadOnlyList<ScanReport> scans, ServerScanner scanner) =>
        [.. scanner.Judge(scans), .. LicenceGate.Judge(server, bill)];

    private static IEnumerable<PlanItem> Plugin(ResolvedPlugin plugin, ResolvedServer server)
    {
        using var package = server.Open(plugin.Package);
        return
        [
            new(PlanKind.Plugin, plugin.Id, plugin.Package.Version),
            new(PlanKind.Tier, PlanKind.Tier, ((Tier)plugin.Tier).Title()) { Of = plugin.Id },
            .. plugin.Manifest is { } manifest ? DeclaredItems.Of(manifest, package).ToList() : [],
        ];
    }

    private static IEnumerable<PlanItem> Facts(ResolvedServer server) =>
    [
        new(PlanKind.Server, "server", server.Lock.Server),
        new(PlanKind.Server, "framework API", server.Lock.FrameworkApi),
        new(PlanKind.Server, "base", server.Manifest.Base.Image.Value),
        .. server.Lock.Bases.Select(pair => new PlanItem(PlanKind.Server, $"base for {pair.Key}", pair.Value)),
        new(PlanKind.Server, "name and version", $"{server.Manifest.Name} {server.Manifest.Version}"),
        .. server.Lock.StdioPlugins.Select(program => new PlanItem(PlanKind.Server, $"stdio plugin {program.Name}", $"sha256:{program.Sha256}")),
    ];
}
