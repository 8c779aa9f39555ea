using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Reports;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Cli.Conforming;

/// <summary>The fixtures of several plugins as those of one server: of two providers of a capability the first serves it.</summary>
internal static class MergedFixtures
{
    /// <summary>Merges the fixtures of plugins, each with its name; where they contradict each other that is added to the bag.</summary>
    public static PluginFixtures Of(IReadOnlyList<(string Plugin, PluginFixtures Fixtures)> plugins, DiagnosticBag bag)
    {
        return plugins is [var only] ? only.Fixtures : new PluginFixtures(
            One(fixtures => fixtures.Minimal, onePerCapability: false),
            One(fixtures => fixtures.Medium, onePerCapability: true),
            One(fixtures => fixtures.Invalid, onePerCapability: false));

        ConformanceFixture? One(Func<PluginFixtures, ConformanceFixture?> which, bool onePerCapability) =>
            Merge([.. plugins.Select(plugin => (plugin.Plugin, which(plugin.Fixtures)))], onePerCapability, bag);
    }

    // What one plugin does not ship nobody can know of the server.
    private static ConformanceFixture? Merge(IReadOnlyList<(string Plugin, ConformanceFixture? Fixture)> plugins, bool onePerCapability, DiagnosticBag bag)
    {
        if (plugins.Count == 0 || plugins.Any(plugin => plugin.Fixture is null))
        {
            return null;
        }

        var merged = plugins[0].Fixture!;
        List<(string Plugin, ConformanceFixture Fixture)> used = [(plugins[0].Plugin, merged)];
        foreach (var (plugin, fixture) in plugins.Skip(1))
        {
            // A plugin that serves nothing has no upstream: its answers would only come between those of the others.
            if (Added(merged, fixture!, onePerCapability) is { Count: > 0 } added)
            {
                bag.AddRange(used.SelectMany(other => Contradictions(other, (plugin, fixture!))));
                used.Add((plugin, fixture!));
                merged = Merge(merged, fixture!, added);
            }
        }

        return merged;
    }

    private static List<FixtureProvider> Added(ConformanceFixture first, ConformanceFixture second, bool onePerCapability)
    {
        var taken = onePerCapability ? first.Providers.Select(provider => provider.Capability).ToHashSet(StringComparer.Ordinal) : [];
        return [.. second.Providers.Where(provider => !taken.Contains(provider.Capability))];
    }

    private static ConformanceFixture Merge(ConformanceFixture first, ConformanceFixture second, List<FixtureProvider> added)
    {
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

    // One server has one upstream and one folder: who comes first would answer for both, and a check would fail that nobody understands.
    private static IEnumerable<Diagnostic> Contradictions((string Plugin, ConformanceFixture Fixture) first, (string Plugin, ConformanceFixture Fixture) second)
    {
        var answers = first.Fixture.Upstream
            .Where(answer => second.Fixture.Upstream.Any(other => (other.Method, other.Path, other.Containing) == (answer.Method, answer.Path, answer.Containing) && other != answer))
            .Select(answer => (What: $"answer {answer.Method} {answer.Path}", Place: "{upstream}"));
        var files = first.Fixture.Files
            .Where(file => second.Fixture.Files.Any(other => other.Path == file.Path && other != file))
            .Select(file => (What: $"put {file.Path} into the folder", Place: "{folder}"));
        return answers.Concat(files).Distinct().Select(clash => ConformanceRules.FixturesClash.At(
            null, $"the fixtures of {first.Plugin} and {second.Plugin} {clash.What}, each otherwise",
            $"in one of them write {clash.Place}/NAME in the configuration, and begin the path with NAME; until then try each plugin's package by itself"));
    }
}
