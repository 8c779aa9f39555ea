using Slipway.Plugins.Shared.Yaml;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Runbooks.Plans;

/// <summary>Makes a plan of what a file holds.</summary>
internal sealed class PlanReader
{
    private const string Manual = "manual";
    private static readonly string[] Types = [Manual, "observe", "invoke", "verify", "record"];
    private readonly PlanProblems _problems;
    private readonly PlanValues _values;

    private PlanReader(PlanProblems problems) => (_problems, _values) = (problems, new PlanValues(problems));

    /// <summary>The plan; null when problems were added.</summary>
    /// <param name="document">What the file holds.</param>
    /// <param name="id">The id of a plan that names none: the name of its file.</param>
    /// <param name="problems">What is wrong.</param>
    public static Plan? Read(YamlValue document, string id, PlanProblems problems)
    {
        if (document is not YamlMap map)
        {
            problems.Add(document, "a plan with title and steps is expected");
            return null;
        }

        var plan = new PlanReader(problems).Plan(map, id);
        return problems.AreNone ? plan : null;
    }

    private Plan Plan(YamlMap map, string id)
    {
        _problems.RefuseUnknown(map, "id", "title", "description", "version", "url", "tags", "fields", "steps");
        if (map.Find("id") is null && !PlanValues.IsId(id))
        {
            _problems.Add(map, $"the name of the file is no id; give the plan one, such as id: {Manual}");
        }

        var steps = _values.Maps(map, "steps");
        if (map.Find("steps") is not { } list)
        {
            _problems.Add(map, "steps is missing");
        }
        else if (list is YamlList { Items.Count: 0 })
        {
            _problems.Add(list, "a plan has one step at least");
        }

        var read = steps.Select(Step).ToArray();
        StepGraph.Check(steps, read, _problems);
        return new Plan
        {
            Id = _values.Id(map, "id") ?? id,
            Title = _values.Required(map, "title"),
            Description = _values.Text(map, "description"),
            Version = _values.Text(map, "version"),
            Url = _values.Text(map, "url"),
            Tags = _values.Tags(map, "tags"),
            Fields = _values.Free(map, "fields"),
            Steps = read,
        };
    }

    private Step Step(YamlMap map)
    {
        _problems.RefuseUnknown(map, "id", "title", "type", "description", "dependsOn", "fields");
        if (map.Find("id") is null)
        {
            _problems.Add(map, "id is missing");
        }

        var type = _values.Text(map, "type") ?? Manual;
        if (!Types.Contains(type))
        {
            _problems.Add(map.Find("type")!, $"{type} is no type of a step; the types are {string.Join(", ", Types)}");
        }

        return new Step
        {
            Id = _values.Id(map, "id") ?? "",
            Title = _values.Required(map, "title"),
            Type = type,
            Description = _values.Text(map, "description"),
            DependsOn = map.Find("dependsOn") is null ? null : [.. _values.Texts(map, "dependsOn").Select(text => text.Text)],
            Fields = _values.Free(map, "fields"),
        };
    }
}
