using System.Collections.Immutable;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Host;

/// <summary>Puts references and projection together, and says where they disagree.</summary>
internal static class Composing
{
    public static Composition Compose(HostOptions options, HostReferences references, ImmutableArray<Projection> projections)
    {
        if (!options.IsHost)
        {
            return Composition.None;
        }

        var problems = new ProblemList();
        if (!references.HaveSdk)
        {
            problems.Add(HostRules.NoSdk, null);
            return new Composition(null, problems.ToEquatableArray());
        }

        var matches = Matches(options, references, projections, problems);
        var table = HostCheck.Sound(matches, problems)
            .Select(match => match.ToHostPlugin())
            .OrderBy(plugin => plugin.Identity, StringComparer.Ordinal);
        return new Composition(table.ToEquatableArray(), problems.ToEquatableArray());
    }

    private static List<PluginMatch> Matches(
        HostOptions options, HostReferences references, ImmutableArray<Projection> projections, ProblemList problems)
    {
        if (!projections.IsEmpty)
        {
            foreach (var further in projections.Skip(1))
            {
                problems.Add(HostRules.Projection, Place.At(further.Path, 1, 1), $"{projections[0].Path} is another one");
            }

            return new Matching(references, projections[0], problems).Match();
        }

        if (options.Tier() is { } tier)
        {
            return [.. references.Plugins.Select(plugin => new PluginMatch(plugin, ProjectedPlugin.Of(plugin, tier)))];
        }

        problems.Add(HostRules.DefaultTier, null, options.DefaultTier);
        return [];
    }
}
