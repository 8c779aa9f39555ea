using Slipway.Builder.Locking;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Plan;

/// <summary>What a lock alone says, where its packages cannot be had any more.</summary>
public static class EarlierItems
{
    /// <summary>The side of a plan for it.</summary>
    public static PlanSide Of(ServerLock value)
    {
        var modules = value.Plugins.Select(plugin => plugin.Module).ToHashSet();
        return new PlanSide(
        [
            .. value.Plugins.SelectMany(plugin => (PlanItem[])
            [
                new(PlanKind.Plugin, Id(plugin), plugin.Version),
                new(PlanKind.Tier, PlanKind.Tier, ((Tier)plugin.Tier).Title()) { Of = Id(plugin) },
            ]),
            .. value.Packages.Where(package => !modules.Contains(package.Id)).Select(package => new PlanItem(PlanKind.Package, package.Id.ToString(), package.Version) { Why = package.Why.Count > 0 ? package.Why[0] : null }),
            new(PlanKind.Server, "server", value.Server),
            new(PlanKind.Server, "framework API", value.FrameworkApi),
            .. value.Bases.Select(pair => new PlanItem(PlanKind.Server, $"base for {pair.Key}", pair.Value)),
        ])
        {
            UnknownPlugins = [.. value.Plugins.Select(Id)],
            UnknownKinds = [PlanKind.Layer, PlanKind.Weakness, PlanKind.Licence],
        };
    }

    private static string Id(LockedPlugin plugin) => plugin.Publisher.Length == 0 ? plugin.Name : $"{plugin.Publisher}/{plugin.Name}";
}
