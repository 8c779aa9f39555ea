using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Configuration;

/// <summary>A wrong configuration is refused by the key.</summary>
internal static class InvalidConfiguration
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "config.key",
        Title = "A wrong configuration is refused, and the key is named",
        Subject = CheckSubject.Configuration,
        Rationale = "Configurations are written by hand, far from the code. A refusal that names the key is mended in a minute; a provider that starts with it fails at night.",
        Remedy = "Check every key when the provider is made; [Configuration] records do. conformance/invalid.yaml lists wrong configurations and, under names, the key that each is refused for.",
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        if (run.Session.Subject.Fixtures.Invalid is not { } fixture)
        {
            return CheckResult.Skipped("the plugin ships no conformance/invalid.yaml");
        }

        foreach (var provider in fixture.Providers)
        {
            var refusal = await ConfigurationTrial.RefusalAsync(run.Session, fixture, provider, token);
            if (refusal is null)
            {
                return CheckResult.Failed($"{provider.Capability} provider {provider.Provider} starts with {provider.Config.ToJsonString()}");
            }

            if (provider.Names is { } key && !refusal.Contains(key, StringComparison.Ordinal))
            {
                return CheckResult.Failed($"{provider.Capability} provider {provider.Provider} refuses a configuration without naming {key}");
            }
        }

        return CheckResult.Passed;
    }
}
