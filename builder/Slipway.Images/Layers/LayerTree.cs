using Slipway.Images.Problems;

namespace Slipway.Images.Layers;

/// <summary>The entries of a layer, fit to be written: in ordinal order, every parent folder named, no path twice.</summary>
public sealed class LayerTree
{
    private LayerTree(IReadOnlyList<LayerEntry> entries) => Entries = entries;

    /// <summary>The entries in the order in which they are written.</summary>
    public IReadOnlyList<LayerEntry> Entries { get; }

    /// <summary>Orders and completes entries, or says everything that is wrong with them.</summary>
    public static Checked<LayerTree> From(IEnumerable<LayerEntry> entries)
    {
        var problems = new List<ImageProblem>();
        var byPath = new SortedDictionary<string, LayerEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (LayerPath.Problem(entry) is { } problem)
            {
                problems.Add(problem);
            }
            else if (!byPath.TryAdd(entry.Path, entry))
            {
                problems.Add(LayerProblems.Duplicate(entry.Path));
            }
        }

        AddParents(byPath, problems);
        FindCaseCollisions(byPath.Keys, problems);
        return problems.Count == 0
            ? new LayerTree([.. byPath.Values])
            : Checked<LayerTree>.From([.. problems.OrderBy(problem => problem.Subject, StringComparer.Ordinal)]);
    }

    // An implicit parent would get the time at which it is unpacked.
    private static void AddParents(SortedDictionary<string, LayerEntry> byPath, List<ImageProblem> problems)
    {
        foreach (var path in byPath.Keys.ToArray())
        {
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                var parent = path[..slash];
                if (byPath.TryGetValue(parent, out var known))
                {
                    if (known.Kind != LayerEntryKind.Directory)
                    {
                        problems.Add(LayerProblems.BelowFile(path, parent));
                    }

                    break;
                }

                byPath.Add(parent, LayerEntry.Directory(parent));
            }
        }
    }

    private static void FindCaseCollisions(IEnumerable<string> paths, List<ImageProblem> problems)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in paths)
        {
            if (!seen.TryAdd(path, path))
            {
                problems.Add(LayerProblems.CaseCollision(path, seen[path]));
            }
        }
    }
}
