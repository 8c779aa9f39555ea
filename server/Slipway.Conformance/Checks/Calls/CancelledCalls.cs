using System.Text.Json.Nodes;
using Slipway.Conformance.Running;
using Slipway.Sdk.Capabilities;

namespace Slipway.Conformance.Checks.Calls;

/// <summary>A caller that leaves takes nothing with it.</summary>
internal static class CancelledCalls
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "call.cancelled",
        Title = "After a caller left, the next is served",
        Subject = CheckSubject.Capability,
        Rationale = "Callers leave: browsers are closed, deadlines pass. What is held for one that left is missing for the next.",
        Remedy = "Hand the token to everything that waits, and free what is held in finally.",
        AppliesTo = static capability => capability.Lists.Any(),
        Run = RunAsync,
    };

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.Lists)
        {
            var request = await run.RequestAsync(list, token);
            run.Session.Upstream?.Stall();
            try
            {
                for (var round = 0; round < 7; round++)
                {
                    if (await LeaveAsync(run, list, request, TimeSpan.FromMilliseconds(run.Session.Upstream is null ? round : 25), token) is { } complaint)
                    {
                        return CheckResult.Failed(complaint);
                    }
                }
            }
            finally
            {
                run.Session.Upstream?.Release();
            }

            // The server hears of a caller's leaving a little later than the caller.
            await Task.Delay(TimeSpan.FromMilliseconds(100), token);
            var answer = await run.CallAsync(list, request.DeepClone().AsObject(), token);
            if (!answer.Ok)
            {
                return CheckResult.Failed($"{list.Name} answers {answer.Brief} after callers left");
            }
        }

        return CheckResult.Passed;
    }

    private static async Task<string?> LeaveAsync(CheckRun run, Operation list, JsonObject request, TimeSpan after, CancellationToken token)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(token);
        leaving.CancelAfter(after);
        try
        {
            await run.Session.Target!.CallAsync(list, request.DeepClone().AsObject(), leaving.Token).WaitAsync(after + Grace, token);
            return null;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return null;
        }
        catch (TimeoutException)
        {
            return $"{list.Name} goes on after its caller left";
        }
    }
}
