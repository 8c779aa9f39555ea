using Slipway.Generator.Diagnostics;

namespace Slipway.Generator.Host;

/// <summary>The rules that the plugins of one host keep together.</summary>
internal static class HostCheck
{
    /// <summary>The plugins that can be registered; the problems name the others.</summary>
    public static IReadOnlyList<PluginMatch> Sound(IReadOnlyList<PluginMatch> matches, ProblemList problems)
    {
        var sound = new List<PluginMatch>();
        foreach (var match in matches.OrderBy(match => match.Reference.Identity, StringComparer.Ordinal))
        {
            if (IsSound(match, problems) && Fits(match, sound, problems))
            {
                sound.Add(match);
            }
        }

        return sound;
    }

    private static bool IsSound(PluginMatch match, ProblemList problems)
    {
        var plugin = match.Reference;
        var nonsense = ReferenceCheck.Nonsense(match).ToList();
        if (nonsense.Count > 0)
        {
            problems.Add(HostRules.Forged, match.Named.Place, plugin.Assembly, string.Join(", ", nonsense));
            return false;
        }

        if (plugin.FrameworkApi != SdkNames.FrameworkApi)
        {
            problems.Add(HostRules.FrameworkApi, match.Named.Place, plugin.Identity, plugin.FrameworkApi, SdkNames.FrameworkApi);
            return false;
        }

        if (plugin.Type is null)
        {
            problems.Add(HostRules.Broken, match.Named.Place, plugin.Assembly, plugin.Identity, plugin.TypeName);
            return false;
        }

        return true;
    }

    private static bool Fits(PluginMatch match, List<PluginMatch> before, ProblemList problems)
    {
        var plugin = match.Reference;
        if (before.FirstOrDefault(other => other.Reference.Identity == plugin.Identity) is { } twin)
        {
            problems.Add(HostRules.Twice, match.Named.Place, plugin.Identity, twin.Reference.Assembly, plugin.Assembly);
            return false;
        }

        if (before.FirstOrDefault(other => other.Reference.Type == plugin.Type) is { } namesake)
        {
            problems.Add(HostRules.TypeTwice, match.Named.Place, namesake.Reference.Identity, plugin.Identity, plugin.TypeName);
            return false;
        }

        var rivals =
            from other in before
            from provider in other.Reference.Providers.Intersect(plugin.Providers)
            select (other.Reference.Identity, Provider: provider.Split('/'));
        var count = problems.Count;
        foreach (var (identity, provider) in rivals)
        {
            problems.Add(HostRules.ProviderTwice, match.Named.Place, identity, plugin.Identity, provider[1], provider[0]);
        }

        return problems.Count == count;
    }
}
