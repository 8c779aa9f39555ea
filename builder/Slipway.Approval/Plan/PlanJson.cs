using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Plan;

/// <summary>A plan for programs; docs/schemas/plan.schema.json describes it.</summary>
public static class PlanJson
{
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    public static string Write(ServerPlan plan) => Tidy(new JsonObject
    {
        ["apiVersion"] = "slipway.dev/v1alpha1",
        ["kind"] = "Plan",
        ["decision"] = Word(plan.Decision),
        ["headline"] = plan.Headline,
        ["subject"] = plan.Subject,
        ["against"] = plan.Against,
        ["policy"] = plan.Policy,
        ["questions"] = new JsonArray([.. plan.Questions.Select(question => (JsonNode)question)]),
        ["changes"] = new JsonArray([.. plan.Changes.Select(Change)]),
        ["fits"] = new JsonArray([.. plan.Fits.Select(fit => new JsonObject { ["plugin"] = fit.Plugin, ["server"] = fit.Server, ["declared"] = fit.Declared, ["linked"] = fit.Linked, ["proven"] = fit.Proven })]),
        ["size"] = plan.SizeAfter is null ? null : Tidy(new JsonObject { ["before"] = plan.SizeBefore, ["after"] = plan.SizeAfter }),
        ["problems"] = new JsonArray([.. plan.Problems.Select(Problem)]),
        ["unknown"] = new JsonArray([.. plan.Unknown.Select(sentence => (JsonNode)sentence)]),
        ["permissions"] = ServerPlan.DeclaredOnly,
    }).ToJsonString(Readable);

    internal static JsonObject Change(PlanChange change) => Tidy(new JsonObject
    {
        ["kind"] = change.Kind,
        ["change"] = change.Word,
        ["plugin"] = change.Of,
        ["name"] = change.Name,
        ["before"] = change.Before?.Value,
        ["after"] = change.After?.Value,
        ["why"] = change.Why,
        ["sizeBefore"] = change.Before?.Size,
        ["sizeAfter"] = change.After?.Size,
        ["question"] = change.Question,
    });

    internal static JsonObject Problem(Diagnostic problem) => Tidy(new JsonObject
    {
        ["id"] = problem.Id,
        ["severity"] = Word(problem.Severity),
        ["message"] = problem.Message,
        ["remedy"] = problem.Remedy,
        ["place"] = problem.Position?.ToString(),
    });

    internal static JsonObject Tidy(JsonObject map)
    {
        foreach (var name in map.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            map.Remove(name);
        }

        return map;
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
