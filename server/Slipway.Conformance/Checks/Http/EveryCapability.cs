using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Http;

/// <summary>Every capability answers.</summary>
internal static class EveryCapability
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.answers",
        Title = "Every configured capability answers",
        Subject = CheckSubject.Http,
        Rationale = "A capability that is configured and answers nothing but failures is found out by whoever needs it most.",
        Remedy = "Look at the error that is named, and at the log of the server.",
        InSmoke = true,
        AppliesToTarget = static run => run.Session.Http?.Capabilities.Any(capability => capability.Lists.Any()) == true,
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var capability in run.Http.Capabilities.Where(capability => capability.Lists.Any()))
        {
            var one = new CheckRun(run.Session, capability);
            var list = capability.Lists.First();
            var request = await one.RequestAsync(list, token);
            if (capability.LimitedLists.Contains(list))
            {
                request["limit"] = 1;
            }

            var answer = await one.CallAsync(list, request, token);
            if (!answer.Ok)
            {
                return CheckResult.Failed($"{list.Name} answers {answer.Brief}");
            }
        }

        return CheckResult.Passed;
    }
}
