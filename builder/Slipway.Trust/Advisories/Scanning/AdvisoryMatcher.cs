using System.Collections.Immutable;
using Slipway.Trust.Advisories.Indexing;
using Slipway.Trust.Advisories.Osv;
using Slipway.Trust.Versions;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>Asks an index about one package.</summary>
internal static class AdvisoryMatcher
{
    public static IEnumerable<Finding> Match(ScannedPackage package, AdvisoryIndex index)
    {
        var order = VersionOrders.Of(package.Ecosystem)!;
        var affecting = Ecosystems(package.Ecosystem).SelectMany(ecosystem => index.Find(ecosystem, package.Name))
            .Where(advisory => advisory.Affected.Any(affected => affected.Contains(package.Version, order)))
            .OrderBy(advisory => advisory.Id, StringComparer.Ordinal)
            .ToArray();
        return AliasGroups.Of(affecting).Select(group => ToFinding(package, group, order));
    }

    // Ubuntu's long-term releases have a longer name in OSV.
    private static string[] Ecosystems(string ecosystem) =>
        ecosystem.StartsWith("Ubuntu:", StringComparison.Ordinal) ? [ecosystem, ecosystem + ":LTS"] : [ecosystem];

    private static Finding ToFinding(ScannedPackage package, IReadOnlyList<OsvAdvisory> group, IVersionOrder order)
    {
        var ids = group.SelectMany(advisory => advisory.Aliases.Append(advisory.Id))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToImmutableArray();
        var worst = group.OrderByDescending(advisory => advisory.Severity).ThenByDescending(advisory => advisory.Score).First();
        var severity = worst.Severity is not Severity.Unscored
            ? worst.Severity : group.SelectMany(advisory => advisory.Affected).Select(affected => affected.Severity).Max();
        return new Finding
        {
            Id = ids.FirstOrDefault(id => id.StartsWith("CVE-", StringComparison.Ordinal)) ?? group[0].Id,
            Aliases = ids,
            Package = package,
            Summary = (group.Select(advisory => advisory.Summary).FirstOrDefault(summary => summary.Length > 0) ?? "") + Doubt(group),
            Severity = severity,
            Score = worst.Score,
            Vector = worst.Vector,
            FixedIn = FixedIn(group, package.Version, order),
            Url = group[0].Url,
        };
    }

    private static string Doubt(IReadOnlyList<OsvAdvisory> group) =>
        group.SelectMany(advisory => advisory.Affected).SelectMany(affected => affected.Ranges).Select(range => range.Unread).FirstOrDefault(unread => unread is not null) is { } unread
            ? $" (which versions are affected cannot be read: {unread}; so any may be)"
            : "";

    // What heals one advisory's range must heal them all.
    private static string? FixedIn(IReadOnlyList<OsvAdvisory> group, string version, IVersionOrder order)
    {
        var ends = group.SelectMany(advisory => advisory.Affected)
            .Where(affected => affected.Contains(version, order)).Select(affected => affected.FixedAfter(version, order)).ToArray();
        return ends.OfType<string>().Order(order).LastOrDefault();
    }
}
