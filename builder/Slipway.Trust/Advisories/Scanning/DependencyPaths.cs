using System.Collections.Immutable;
using Slipway.Trust.Sbom;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>The shortest way from the thing described to each of its components: who brought it.</summary>
public sealed class DependencyPaths
{
    private readonly string _root;
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    /// <summary>Finds all ways at once.</summary>
    public DependencyPaths(BillOfMaterials bill)
    {
        _root = bill.Subject.Ref;
        var edges = bill.Dependencies.GroupBy(dependency => dependency.Ref, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(dependency => dependency.DependsOn).Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        var open = new Queue<string>([_root]);
        while (open.TryDequeue(out var next))
        {
            foreach (var target in edges.GetValueOrDefault(next, []).Where(target => target != _root && _parents.TryAdd(target, next)))
            {
                open.Enqueue(target);
            }
        }
    }

    /// <summary>The way to a component, both ends included; the component alone when no way leads to it.</summary>
    public ImmutableArray<string> To(string reference)
    {
        var path = new List<string> { reference };
        while (_parents.TryGetValue(path[^1], out var parent))
        {
            path.Add(parent);
        }

        path.Reverse();
        return [.. path];
    }
}
