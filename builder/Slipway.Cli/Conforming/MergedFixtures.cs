using Slipway.Conformance.Fixtures;

namespace Slipway.Cli.Conforming;

/// <summary>The fixtures of several plugins as those of one server: of two providers of a capability the first serves it.</summary>
internal static class MergedFixtures
{
    public static PluginFixtures Of(IReadOnlyList<PluginFixtures> plugins) => plugins is [var only] ? only : new PluginFixtures(
        Merge([.. plugins.Select(plugin => plugin.Minimal)], onePerCapability: false),
        Merge([.. plugins.Select(plugin => plugin.Medium)], onePerCapability: true),
        Merge([.. plugins.Select(plugin => plugin.Invalid)], onePerCapability: false));

    // What one plugin does not ship nobody can know of the server.
    private static ConformanceFixture? Merge(IReadOnlyList<ConformanceFixture?> fixtures, bool onePerCapability)
    {
        if (fixtures.Count == 0 || fixtures.Contains(null))
        {
            return null;
        }

        ConformanceFixture? merged = null;
        foreach (var fixture in fixtures)
        {
            merged = merged is null ? fixture : Merge(merged, fixture!, onePerCapability);
        }

        return merged;
    }

    private static ConformanceFixture Merge(ConformanceFixture first, ConformanceFixture second, bool onePerCapability)
    {
        var taken = onePerCapability ? first.Providers.Select(provider => provider.Capability).ToHashSet(StringComparer.Ordinal) : [];
        var added = second.Providers.Where(provider => !taken.Contains(provider.Capability)).ToList();
        bool IsAdded(string operation) => added.Exists(provider => operation.StartsWith(provider.Capability + ".", StringComparison.Ordinal));
        return new ConformanceFixture
        {
            Providers = [.. first.Providers, .. added],
            Requests = [.. first.Requests, .. second.Requests.Where(request => IsAdded(request.Operation))],
            Refused = [.. first.Refused, .. second.Refused.Where(request => IsAdded(request.Operation))],
            Writes = [.. first.Writes, .. second.Writes.Where(request => IsAdded(request.Operation))],
            Counts = first.Counts.Concat(second.Counts.Where(count => IsAdded(count.Key))).ToDictionary(),
            Secrets = [.. first.Secrets.Union(second.Secrets)],
            Files = [.. first.Files.UnionBy(second.Files, file => file.Path)],
            Upstream = [.. first.Upstream, .. second.Upstream],
        };
    }
}
