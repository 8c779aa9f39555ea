using System.Text.Json.Nodes;
using Slipway.Conformance.Running;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Checks.Program;

/// <summary>Every call leaves a record.</summary>
internal static class AuditTrail
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "audit.events",
        Title = "Every call leaves an audit record",
        Subject = CheckSubject.Program,
        Rationale = "Who did what is asked weeks later. What left no record did not happen.",
        Remedy = "Record every call of an operation, whatever it came to, with its action and outcome.",
        AfterStop = true,
        AppliesToTarget = static run => run.Session.Server is not null,
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var records = run.Session.Server!.Error.Split('\n').Where(line => line.StartsWith("{\"v\":", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line)).ToList();
        foreach (var calls in run.Session.Exchanges.Where(exchange => IsOffered(run, exchange.Operation)).GroupBy(exchange => exchange.Operation.Description.AuditAction))
        {
            var told = records.Where(record => (string?)record?["action"] == calls.Key).ToList();
            var (succeeded, recorded) = (calls.Count(call => call.Answer.Ok), told.Count(record => (string?)record?["outcome"] == "success"));
            if (told.Count < calls.Count() || recorded < succeeded)
            {
                return Task.FromResult(CheckResult.Failed($"calls of {calls.First().Operation.Name} left fewer records than there were calls"));
            }
        }

        return Task.FromResult(CheckResult.Passed);
    }

    private static bool IsOffered(CheckRun run, Operation operation) => run.Session.Target?.Capabilities.Any(capability => capability.Capability.Operations.Contains(operation) && capability.Offers(operation)) == true;
}
