using Slipway.Plugins.Shared.Yaml;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Runbooks.Plans;

/// <summary>Checks that every step can have its turn: ids are one each, and what steps depend on is there and does not lead round.</summary>
internal static class StepGraph
{
    /// <summary>Adds what is wrong; both lists have the same order.</summary>
    public static void Check(IReadOnlyList<YamlMap> places, IReadOnlyList<Step> steps, PlanProblems problems)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (place, step) in places.Zip(steps).Where(pair => pair.Second.Id.Length > 0))
        {
            if (!lines.TryAdd(step.Id, place.Line))
            {
                problems.Add(place, $"the step {step.Id} is there already, in line {lines[step.Id]}");
            }
        }

        var isWhole = lines.Count == steps.Count;
        foreach (var (place, step) in places.Zip(steps))
        {
            isWhole &= CheckNames(place, step, lines, problems);
        }

        // Only of steps that are all there it can be said how they follow one another.
        if (isWhole && Round(steps) is { } round)
        {
            var first = steps.Index().First(step => round.Contains(step.Item.Id)).Index;
            problems.Add(places[first], $"steps wait for one another: {string.Join(" -> ", round.Append(round[0]))}; take one dependsOn away");
        }
    }

    private static bool CheckNames(YamlMap place, Step step, Dictionary<string, int> lines, PlanProblems problems)
    {
        var unknown = (place.Find("dependsOn") as YamlList)?.Items.OfType<YamlText>().Where(name => !lines.ContainsKey(name.Text)).ToArray() ?? [];
        foreach (var name in unknown)
        {
            problems.Add(name, $"the step {step.Id} depends on {name.Text}, which the plan does not have; its steps are {string.Join(", ", lines.Keys)}");
        }

        return unknown.Length == 0;
    }

    // Takes away, again and again, the steps that wait for nothing; what cannot be taken away waits for a round.
    private static List<string>? Round(IReadOnlyList<Step> steps)
    {
        var waiting = steps.ToDictionary(step => step.Id, step => step.DependsOn ?? [], StringComparer.Ordinal);
        while (waiting.Where(step => !step.Value.Any(waiting.ContainsKey)).Select(step => step.Key).ToArray() is { Length: > 0 } free)
        {
            Array.ForEach(free, id => waiting.Remove(id));
        }

        if (waiting.Count == 0)
        {
            return null;
        }

        List<string> path = [];
        for (var id = waiting.Keys.First(); ; id = waiting[id].First(waiting.ContainsKey))
        {
            if (path.IndexOf(id) is >= 0 and var start)
            {
                return path[start..];
            }

            path.Add(id);
        }
    }
}
