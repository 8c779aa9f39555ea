using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>The configuration keys that plugin.yaml speaks of are keys of the configuration.</summary>
internal static class KeyCheck
{
    public static void Check(Comparison comparison)
    {
        var keys = comparison.Compiled.Providers.SelectMany(provider => provider.ConfigurationKeys()).Distinct(StringComparer.Ordinal).ToList();
        for (var i = 0; i < comparison.Manifest.Secrets.Count; i++)
        {
            Require(comparison, $"spec.secrets[{i}].key", comparison.Manifest.Secrets[i].Key, keys);
        }

        for (var i = 0; i < comparison.Manifest.OutboundHosts.Count; i++)
        {
            if (comparison.Manifest.OutboundHosts[i].ConfigurationKey is { } key)
            {
                Require(comparison, $"spec.network.outboundHosts[{i}]", key, keys);
            }
        }
    }

    private static void Require(Comparison comparison, string path, string key, List<string> keys)
    {
        if (!keys.Contains(key))
        {
            comparison.Report(
                PackRules.UnknownKey, path, $"no provider has a configuration key \"{key}\"",
                DidYouMean.Ask(key, keys) ?? (keys.Count == 0 ? "the plugin takes no configuration" : $"the keys are {string.Join(", ", keys)}"));
        }
    }
}
