using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>The secrets of plugin.yaml are the keys of type Secret in the configuration records, no more and no fewer.</summary>
internal static class SecretCheck
{
    public static void Check(Comparison comparison)
    {
        var declared = comparison.Manifest.Secrets;
        for (var i = 0; i < declared.Count; i++)
        {
            CheckOne(comparison, $"spec.secrets[{i}]", declared[i]);
        }

        foreach (var keys in comparison.Keys().Where(key => key.IsSecret).GroupBy(key => key.Name, StringComparer.Ordinal))
        {
            if (!declared.Any(secret => secret.Key == keys.Key))
            {
                var isRequired = keys.Any(key => key.IsRequired) ? "true" : "false";
                comparison.Report(
                    PackRules.SecretsDiffer, "spec.secrets", $"the configuration key \"{keys.Key}\" is a Secret that plugin.yaml does not list",
                    $"add to secrets: - {{ name: {YamlAdvice.Label(keys.Key)}, key: {YamlAdvice.Scalar(keys.Key)}, required: {isRequired} }}");
            }
        }
    }

    private static void CheckOne(Comparison comparison, string path, PluginSecret secret)
    {
        var keys = comparison.Keys().Where(key => key.Name == secret.Key).ToList();
        var secrets = comparison.Keys().Where(key => key.IsSecret).Select(key => key.Name).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
        {
            comparison.Report(
                PackRules.UnknownKey, $"{path}.key", $"no provider has a configuration key \"{secret.Key}\"",
                DidYouMean.Ask(secret.Key, secrets) ?? (secrets.Count == 0 ? "delete it; no configuration has a Secret" : $"the keys of type Secret are {string.Join(", ", secrets)}"));
        }
        else if (!secrets.Contains(secret.Key))
        {
            comparison.Report(
                PackRules.SecretsDiffer, $"{path}.key", $"the configuration key \"{secret.Key}\" is no Secret", "delete it from secrets, or make the property a Secret");
        }
        else if (keys.Where(key => key.IsSecret).All(key => key.IsRequired != secret.Required))
        {
            // Where providers differ, either answer is true of one of them.
            var (code, yaml) = secret.Required ? ("optional", "false") : ("required", "true");
            comparison.Report(
                PackRules.SecretsDiffer, $"{path}.required", $"the configuration key \"{secret.Key}\" is {code} in the code", $"write required: {yaml}, or change the property");
        }
    }
}
