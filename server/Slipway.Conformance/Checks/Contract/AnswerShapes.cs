using System.Text.Json.Nodes;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Contract;

/// <summary>Answers have the shape of the contract.</summary>
internal static class AnswerShapes
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "contract.shape",
        Title = "Answers have the shape of the contract",
        Subject = CheckSubject.Capability,
        Rationale = "Programs find things again by their id and show them by their title or name. What has none cannot be opened, linked or told apart.",
        Remedy = "Fill id and title (or name) of every item from what the upstream calls them.",
        Run = RunAsync,
    };

    private static readonly string[] Names = ["title", "name", "message", "key"];

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.Lists)
        {
            var items = await run.ItemsAsync(list, token);
            for (var index = 0; index < items.Count; index++)
            {
                if (Empty(items[index]) is { } member)
                {
                    return CheckResult.Failed($"item {index} of {list.Name} has no {member}");
                }
            }
        }

        return CheckResult.Passed;
    }

    private static string? Empty(JsonNode item) =>
        item is not JsonObject members ? "members at all"
        : IsEmpty(members, "id") ? "id"
        : Names.FirstOrDefault(name => IsEmpty(members, name));

    private static bool IsEmpty(JsonObject members, string name) => members.TryGetPropertyValue(name, out var value) && (string?)value is null or "";
}
