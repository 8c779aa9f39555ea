using System.Collections.Immutable;
using Slipway.Trust.Versions;

namespace Slipway.Trust.Advisories.Osv;

/// <summary>A range of versions: events in order, or one expression of NuGet's.</summary>
public sealed record OsvRange(ImmutableArray<OsvEvent> Events)
{
    /// <summary>A range as NuGet's vulnerability feeds write it, instead of events.</summary>
    public NuGetRange? NuGet { get; init; }

    /// <summary>What is written in place of a range that can be read: then every version counts as within, since nobody can tell.</summary>
    public string? Unread { get; init; }

    /// <summary>Whether a version lies within, by the specification's own algorithm over sorted events.</summary>
    public bool Contains(string version, IVersionOrder order)
    {
        if (NuGet is { } range)
        {
            return range.Contains(version);
        }

        if (Unread is not null || Events.Any(change => change.Kind is OsvEventKind.Introduced && change.Version is not ("0" or "*") && !order.IsVersion(change.Version)))
        {
            return true;
        }

        var affected = false;
        foreach (var change in Sorted(order))
        {
            var distance = Compare(version, change.Version, order);
            affected = change.Kind switch
            {
                OsvEventKind.Introduced when distance >= 0 => true,
                OsvEventKind.Fixed or OsvEventKind.Limit when distance >= 0 => false,
                OsvEventKind.LastAffected when distance > 0 => false,
                _ => affected,
            };
        }

        return affected;
    }

    /// <summary>The first fixed version after a version that is within; null when there is none.</summary>
    public string? FixedAfter(string version, IVersionOrder order)
    {
        if (!Contains(version, order))
        {
            return null;
        }

        return NuGet is { MostIncluded: false, Most: { } most }
            ? most
            : Sorted(order)
                .Where(change => change.Kind is OsvEventKind.Fixed && Compare(version, change.Version, order) < 0)
                .Select(change => change.Version).FirstOrDefault();
    }

    // At one version what ends comes before what begins: fixed in one branch, introduced in the next.
    private IEnumerable<OsvEvent> Sorted(IVersionOrder order) =>
        Events.Order(Comparer<OsvEvent>.Create((left, right) => Compare(left.Version, right.Version, order) is not 0 and var distance
            ? distance : left.Kind.CompareTo(right.Kind)));

    // "0" is before every version, "*" after every one.
    private static int Compare(string left, string right, IVersionOrder order) => (left, right) switch
    {
        _ when left == right => 0,
        ("0", _) or (_, "*") => -1,
        (_, "0") or ("*", _) => 1,
        _ => order.Compare(left, right),
    };
}
