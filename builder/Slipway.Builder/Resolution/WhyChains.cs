using NuGet.ProjectModel;

namespace Slipway.Builder.Resolution;

/// <summary>For every package of a graph, the shortest path from each direct package that leads to it.</summary>
internal sealed class WhyChains
{
    private const int MostChains = 8;

    private readonly Dictionary<string, List<string>> _chains = new(StringComparer.OrdinalIgnoreCase);

    private WhyChains()
    {
    }

    public static WhyChains Of(IEnumerable<string> direct, IReadOnlyList<LockFileTargetLibrary> libraries)
    {
        var byName = libraries.ToDictionary(library => library.Name!, StringComparer.OrdinalIgnoreCase);
        var chains = new WhyChains();
        foreach (var root in direct.Where(byName.ContainsKey).Order(StringComparer.OrdinalIgnoreCase))
        {
            chains.Walk(byName[root], byName);
        }

        return chains;
    }

    /// <summary>The paths, at most eight; empty for what is direct only.</summary>
    public IReadOnlyList<string> To(string package) => _chains.TryGetValue(package, out var found) ? found : [];

    private void Walk(LockFileTargetLibrary root, Dictionary<string, LockFileTargetLibrary> byName)
    {
        var paths = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [root.Name!] = root.Name! };
        var waiting = new Queue<LockFileTargetLibrary>([root]);
        while (waiting.TryDequeue(out var library))
        {
            foreach (var dependency in library.Dependencies.OrderBy(dependency => dependency.Id, StringComparer.OrdinalIgnoreCase))
            {
                if (!byName.TryGetValue(dependency.Id, out var next) || !paths.TryAdd(next.Name!, $"{paths[library.Name!]} -> {next.Name}"))
                {
                    continue;
                }

                Add(next.Name!, paths[next.Name!]);
                waiting.Enqueue(next);
            }
        }
    }

    private void Add(string package, string path)
    {
        if (!_chains.TryGetValue(package, out var known))
        {
            _chains[package] = known = [];
        }

        if (known.Count < MostChains)
        {
            known.Add(path);
        }
    }
}
