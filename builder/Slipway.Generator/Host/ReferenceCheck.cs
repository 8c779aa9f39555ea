namespace Slipway.Generator.Host;

/// <summary>
/// Whether what a reference says about itself is well-formed. Anybody can write those attributes by hand, and inspectors
/// split the host's table at tabs, commas and slashes: a value that holds one would say something else there.
/// </summary>
internal static class ReferenceCheck
{
    /// <summary>What is malformed; nothing when all is well.</summary>
    public static IEnumerable<string> Nonsense(PluginMatch match)
    {
        var plugin = match.Reference;
        if (!Naming.IsLabel(plugin.Publisher))
        {
            yield return $"'{plugin.Publisher}' is not the name of a publisher";
        }

        if (!Naming.IsLabel(plugin.Name))
        {
            yield return $"'{plugin.Name}' is not the name of a plugin";
        }

        if (!Naming.IsVersion(match.Named.Version))
        {
            yield return $"'{match.Named.Version}' is not a version such as 1.2.3 or 1.2.3-beta.1";
        }

        if (!Naming.IsPrintable(match.Named.PackageId) || !Naming.IsPrintable(match.Named.PackageHash))
        {
            yield return "its package id or hash has invisible characters";
        }

        foreach (var permission in plugin.Permissions.Where(permission => !Naming.IsSlug(permission)))
        {
            yield return $"'{permission}' is not a permission";
        }

        foreach (var host in plugin.OutboundHosts.Where(host => !Naming.IsHost(host)))
        {
            yield return $"'{host}' is not a host";
        }

        foreach (var nonsense in Providers(plugin.Providers))
        {
            yield return nonsense;
        }
    }

    private static IEnumerable<string> Providers(IReadOnlyList<string> providers)
    {
        foreach (var provider in providers.Distinct(StringComparer.Ordinal))
        {
            var parts = provider.Split('/');
            if (parts.Length != 2 || !Naming.IsLabel(parts[0]) || !Naming.IsSlug(parts[1]))
            {
                yield return $"'{provider}' is not a capability and the name of a provider";
            }
        }

        foreach (var group in providers.GroupBy(provider => provider, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"it offers the provider {group.Key} twice";
        }
    }
}
