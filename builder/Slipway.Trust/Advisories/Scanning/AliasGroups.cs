using Slipway.Trust.Advisories.Osv;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>Advisories that are about one weakness: those that share an id, directly or through others.</summary>
internal static class AliasGroups
{
    public static IEnumerable<IReadOnlyList<OsvAdvisory>> Of(IReadOnlyList<OsvAdvisory> advisories)
    {
        var groups = new List<(HashSet<string> Ids, List<OsvAdvisory> Members)>();
        foreach (var advisory in advisories)
        {
            var ids = advisory.Aliases.Append(advisory.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var members = new List<OsvAdvisory> { advisory };
            foreach (var group in groups.Where(group => group.Ids.Overlaps(ids)).ToArray())
            {
                ids.UnionWith(group.Ids);
                members.InsertRange(0, group.Members);
                groups.Remove(group);
            }

            groups.Add((ids, members));
        }

        return groups.Select(group => group.Members);
    }
}
