using NuGet.Configuration;

namespace Slipway.Builder.Resolution;

/// <summary>Package source mapping as NuGet has it: for a feed's name, the patterns of the packages that it may deliver. The longest pattern wins.</summary>
/// <param name="Patterns">Patterns (<c>Acme.*</c>, <c>*</c>, an id) by feed name.</param>
public sealed record FeedMapping(IReadOnlyDictionary<string, IReadOnlyList<string>> Patterns)
{
    /// <summary>Every feed may deliver everything.</summary>
    public static FeedMapping None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Whether there is a mapping at all.</summary>
    public bool IsEmpty => Patterns.Count == 0;

    /// <summary>Whether a feed may deliver a package.</summary>
    internal bool Allows(PackageId id, string feed)
    {
        var mapping = new PackageSourceMapping(Patterns);
        return !mapping.IsEnabled || mapping.GetConfiguredPackageSources(id.ToString()).Contains(feed, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The mapping with one package tied to one feed. Where nothing was mapped before, every feed goes on
    /// delivering everything else.
    /// </summary>
    public FeedMapping Pin(PackageId id, string feed, IEnumerable<Feed> all)
    {
        var patterns = IsEmpty
            ? all.ToDictionary(each => each.Name, _ => (IReadOnlyList<string>)["*"], StringComparer.Ordinal)
            : new Dictionary<string, IReadOnlyList<string>>(Patterns, StringComparer.Ordinal);
        foreach (var (name, known) in patterns.ToList())
        {
            patterns[name] = [.. known.Where(pattern => !string.Equals(pattern, id.ToString(), StringComparison.OrdinalIgnoreCase))];
        }

        patterns[feed] = [.. patterns.GetValueOrDefault(feed, []), id.ToString()];
        return new FeedMapping(patterns.Where(pair => pair.Value.Count > 0).ToDictionary(StringComparer.Ordinal));
    }
}
