using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>The configuration keys that hosts are taken from exist and hold an address.</summary>
internal static class HostCheck
{
    public static void Check(Comparison comparison)
    {
        var keys = comparison.Keys();
        for (var i = 0; i < comparison.Manifest.OutboundHosts.Count; i++)
        {
            if (comparison.Manifest.OutboundHosts[i].ConfigurationKey is not { } name)
            {
                continue;
            }

            var path = $"spec.network.outboundHosts[{i}]";
            var fitting = keys.Where(key => key.MayNameAHost).Select(key => key.Name).Distinct(StringComparer.Ordinal).ToList();
            if (keys.All(key => key.Name != name))
            {
                comparison.Report(
                    PackRules.UnknownKey, path, $"no provider has a configuration key \"{name}\"", DidYouMean.Ask(name, keys.Select(key => key.Name)) ?? Remedy(fitting));
            }
            else if (!fitting.Contains(name))
            {
                comparison.Report(PackRules.HostKeyType, path, $"the configuration key \"{name}\" holds no address: it is neither a text nor a Uri", Remedy(fitting));
            }
        }
    }

    private static string Remedy(List<string> fitting) =>
        fitting.Count == 0 ? "no key of the configuration holds an address: write the host itself" : $"the keys that can hold an address are {string.Join(", ", fitting)}";
}
