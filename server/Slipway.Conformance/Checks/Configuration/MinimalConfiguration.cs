using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Configuration;

/// <summary>The least configuration works.</summary>
internal static class MinimalConfiguration
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "config.minimal",
        Title = "The least configuration is enough",
        Subject = CheckSubject.Configuration,
        Rationale = "What is not needed has a default. Whoever tries a plugin begins with the least.",
        Remedy = "Give every key that is not needed a default, and keep conformance/minimal.yaml to what is needed.",
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        if (run.Session.Subject.Fixtures.Minimal is not { } fixture)
        {
            return CheckResult.Skipped("the plugin ships no conformance/minimal.yaml");
        }

        foreach (var provider in fixture.Providers)
        {
            if (await ConfigurationTrial.RefusalAsync(run.Session, fixture, provider, token) is { } refusal)
            {
                return CheckResult.Failed($"{provider.Capability} provider {provider.Provider} refuses its least configuration: {refusal}");
            }
        }

        return CheckResult.Passed;
    }
}
