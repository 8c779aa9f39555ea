using Slipway.Metadata.Index;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Plan;

/// <summary>What a curated index lists.</summary>
public static class IndexItems
{
    /// <summary>The side of a plan for it.</summary>
    public static PlanSide Of(PluginIndex index) => new([.. index.Entries.SelectMany(Entry), .. index.Publishers.SelectMany(Publisher)]);

    private static IEnumerable<PlanItem> Entry(IndexEntry entry)
    {
        IEnumerable<PlanItem> items =
        [
            new(PlanKind.Tier, PlanKind.Tier, entry.Tier.Title()),
            new(PlanKind.Status, PlanKind.Status, State(entry.Status)),
            .. entry.Owners.Select(owner => new PlanItem(PlanKind.Owner, owner.Team, owner.Contact)),
            .. entry.Versions.SelectMany(Version),
        ];
        return items.Select(item => item with { Of = entry.Id }).Prepend(new PlanItem(PlanKind.Plugin, entry.Id, entry.Module));
    }

    private static IEnumerable<PlanItem> Version(IndexVersion version)
    {
        var name = version.Version.ToString();
        var fits = version.Compatibility;
        return
        [
            new(PlanKind.Version, name, version.ContentHash),
            new(PlanKind.Compatibility, name, fits is null ? "undeclared" : $"framework API {fits.FrameworkApi ?? "undeclared"}, server {fits.MinServerVersion?.ToString() ?? "undeclared"} to {fits.MaxServerVersion?.ToString() ?? "undeclared"}"),
            new(PlanKind.Status, name, State(version.Status)),
            .. version.Evidence.Select(evidence => new PlanItem(PlanKind.Evidence, $"{name} {evidence.Type}", evidence.Digest)),
            .. version.Images.Select(image => new PlanItem(PlanKind.Evidence, $"{name} image", image.Reference)),
        ];
    }

    private static IEnumerable<PlanItem> Publisher(IndexPublisher publisher) =>
    [
        new(PlanKind.Publisher, PlanKind.Publisher, publisher.DisplayName) { Of = publisher.Slug },
        .. publisher.Keys.Select(key => new PlanItem(PlanKind.Key, key.Id, key.RevokedOn is null ? key.Spki : $"revoked: {key.RevokedBecause}") { Of = publisher.Slug }),
    ];

    private static string State(IndexStatus status) => string.Join(": ", new[] { status.State, status.Reason }.OfType<string>());
}
