using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Configuration;

/// <summary>Secrets are never seen.</summary>
internal static class HiddenSecrets
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "secrets.hidden",
        Title = "Secrets of the configuration are never seen",
        Subject = CheckSubject.Configuration,
        Rationale = "What is in a log, an answer or a document is read by more people than may know the secret.",
        Remedy = "Keep secrets as Secret, reveal them only to the upstream, and never put an exception of an HTTP client with its address into a message.",
        AfterStop = true,
        AppliesToTarget = static run => run.Session.Fixture is { Secrets.Count: > 0 },
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var secrets = run.Session.Fixture!.Secrets;
        var leaked = run.Session.Heard.Any(text => secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)));
        return Task.FromResult(CheckResult.Of(leaked ? "a secret of the fixture stands in an answer, a document, a refusal or the log" : null));
    }
}
