using Slipway.Generator.Diagnostics;

namespace Slipway.Generator.Host;

/// <summary>Finds the reference of each plugin that the manifest names, and the references that it does not name.</summary>
internal sealed class Matching(HostReferences references, Projection projection, ProblemList problems)
{
    private readonly HashSet<ReferencedPlugin> _taken = [];

    public List<PluginMatch> Match()
    {
        var matches = new List<PluginMatch>();
        foreach (var named in projection.Plugins)
        {
            if (IsFirst(named, matches) && Reference(named) is { } reference)
            {
                matches.Add(new PluginMatch(reference, named));
            }
        }

        // A line that could not be read may be the one that names a plugin.
        if (projection.Problems.Count == 0)
        {
            foreach (var plugin in references.Plugins.Where(plugin => !_taken.Contains(plugin)))
            {
                problems.Add(HostRules.NotNamed, projection.Start, plugin.Assembly, plugin.Identity);
            }
        }

        return matches;
    }

    private bool IsFirst(ProjectedPlugin named, List<PluginMatch> matches)
    {
        if (matches.FirstOrDefault(match => match.Named.Name == named.Name) is not { } first)
        {
            return true;
        }

        problems.Add(HostRules.Twice, named.Place, named.Name, first.Named.PackageId, named.PackageId);
        return false;
    }

    // The manifest names no publisher: where two publishers use a name, the assembly of the package decides.
    private ReferencedPlugin? Reference(ProjectedPlugin named)
    {
        var candidates = references.Plugins.Where(plugin => plugin.Name == named.Name).ToList();
        var fitting = candidates.Count > 1 ? [.. candidates.Where(plugin => IsOf(plugin, named.PackageId))] : candidates;
        if (fitting.Count == 1)
        {
            _taken.Add(fitting[0]);
            return fitting[0];
        }

        _taken.UnionWith(candidates);
        if (candidates.Count == 0)
        {
            problems.Add(HostRules.NotReferenced, named.Place, named.Name, named.PackageId);
        }
        else
        {
            var identities = string.Join(" and ", candidates.Select(plugin => plugin.Identity));
            problems.Add(HostRules.Ambiguous, named.Place, named.Name, identities, named.PackageId);
        }

        return null;
    }

    private static bool IsOf(ReferencedPlugin plugin, string packageId) =>
        string.Equals(plugin.Assembly, packageId, StringComparison.OrdinalIgnoreCase);
}
