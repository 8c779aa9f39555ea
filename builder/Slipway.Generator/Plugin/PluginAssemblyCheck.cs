using System.Collections.Immutable;
using Slipway.Generator.Diagnostics;
using Slipway.Generator.Equality;

namespace Slipway.Generator.Plugin;

/// <summary>The rules that concern several declarations of an assembly.</summary>
internal static class PluginAssemblyCheck
{
    public static EquatableArray<Problem> Check(
        ImmutableArray<Found<PluginDeclaration>> plugins, ImmutableArray<Found<ProviderDeclaration>> providers)
    {
        var problems = new ProblemList();
        CheckPluginTypes(plugins, providers, problems);
        CheckProviderNames(providers, problems);
        return problems.ToEquatableArray();
    }

    private static void CheckPluginTypes(
        ImmutableArray<Found<PluginDeclaration>> plugins, ImmutableArray<Found<ProviderDeclaration>> providers, ProblemList problems)
    {
        // A broken plugin type has its own problems; it is there all the same.
        var sound = plugins
            .Where(plugin => plugin.Value is not null)
            .OrderBy(plugin => plugin.Value!.Type.Global, StringComparer.Ordinal)
            .ToList();
        foreach (var further in sound.Skip(1))
        {
            problems.Add(PluginRules.OnlyOne, further.Place, further.Value!.Type.Name, sound[0].Value!.Type.Name);
        }

        if (!plugins.IsEmpty)
        {
            return;
        }

        foreach (var provider in providers.Where(provider => provider.Value is not null))
        {
            var name = SimpleName(provider.Value!.Type);
            problems.Add(PluginRules.Missing, provider.Place, name, name);
        }
    }

    private static void CheckProviderNames(ImmutableArray<Found<ProviderDeclaration>> providers, ProblemList problems)
    {
        var offers =
            from found in providers
            where found.Value is not null
            from capability in found.Value!.Capabilities
            group found by (Capability: capability.Name, found.Value!.Name);
        foreach (var offer in offers)
        {
            var rivals = offer.OrderBy(found => found.Value!.Type, StringComparer.Ordinal).ToList();
            foreach (var further in rivals.Skip(1))
            {
                var (first, second) = (SimpleName(rivals[0].Value!.Type), SimpleName(further.Value!.Type));
                problems.Add(ProviderRules.NameTwice, further.Place, first, second, offer.Key.Name, offer.Key.Capability);
            }
        }
    }

    private static string SimpleName(string type) => type.Substring(Math.Max(type.LastIndexOf('.'), type.LastIndexOf(':')) + 1);
}
