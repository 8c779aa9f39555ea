using System.Text.Json.Nodes;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Lists;

/// <summary>A declared scope narrows.</summary>
internal static class ListScopes
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "scope.honoured",
        Title = "A declared scope narrows what is found",
        Subject = CheckSubject.Capability,
        Rationale = "Whoever asks for one service and is shown all of them acts on the wrong one. What a provider cannot narrow by it does not declare.",
        Remedy = "Translate the member of the scope into the language of the upstream, or filter what comes back; else take it off scope in plugin.yaml.",
        AppliesTo = static capability => capability.Scope is { Count: > 0 } && capability.Lists.Any(),
        Run = RunAsync,
    };

    private const string Nowhere = "conformance-no-such-place";

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var field in run.Capability.Scope!)
        {
            if (await IgnoredByAllAsync(run, field, token) is { } complaint)
            {
                return CheckResult.Failed(complaint);
            }
        }

        return CheckResult.Passed;
    }

    // A provider declares its scope once for all that it lists: plans may be good in every environment while runs belong to one.
    private static async Task<string?> IgnoredByAllAsync(CheckRun run, string field, CancellationToken token)
    {
        string? complaint = null;
        foreach (var list in run.Capability.Lists)
        {
            var request = await run.RequestAsync(list, token);
            var members = run.Capability.MembersOf(list);
            if (members.Contains("scope"))
            {
                request["scope"] = new JsonObject { [field] = Nowhere };
            }
            else if (members.Contains(field))
            {
                request[field] = Nowhere;
            }
            else
            {
                continue;
            }

            // A refusal that says so is as good as nothing found.
            var answer = await run.CallAsync(list, request, token);
            if (!answer.Ok || CheckRun.Items(answer) is not { Count: > 0 } items)
            {
                return null;
            }

            complaint ??= $"{list.Name} answers {items.Count} items of the {field} {Nowhere}, which does not exist";
        }

        return complaint;
    }
}
