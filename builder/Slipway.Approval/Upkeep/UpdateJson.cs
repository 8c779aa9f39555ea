using System.Text.Json.Nodes;
using Slipway.Builder.Upkeep;
using static Slipway.Approval.Plan.PlanJson;

namespace Slipway.Approval.Upkeep;

/// <summary>Newer versions for programs; docs/schemas/update.schema.json describes it.</summary>
public static class UpdateJson
{
    /// <summary>The document.</summary>
    public static string Write(UpdateReport report) => Tidy(new JsonObject
    {
        ["apiVersion"] = "slipway.dev/v1alpha1",
        ["kind"] = "Update",
        ["headline"] = report.Headline,
        ["subject"] = report.Subject,
        ["moves"] = report.Update.Moves,
        ["written"] = report.Written,
        ["versions"] = new JsonArray([.. report.Update.Subjects.Select(Subject)]),
        ["proof"] = report.Policy is not { } policy ? null : new JsonObject
        {
            ["policy"] = policy,
            ["advisories"] = report.AsksAdvisories ? "asked" : "not-asked",
            ["conformance"] = report.Conforms ? "passed" : "not-asked",
        },
        ["changes"] = new JsonArray([.. report.Plan?.Changes.Select(Change) ?? []]),
        ["problems"] = new JsonArray([.. report.Problems.Select(Problem)]),
        ["unknown"] = new JsonArray([.. report.Unknown.Select(sentence => (JsonNode)sentence)]),
    }).ToJsonString(Readable);

    private static JsonObject Subject(SubjectUpdate one) => Tidy(new JsonObject
    {
        ["kind"] = one.Subject.Kind.ToString().ToLowerInvariant(),
        ["name"] = one.Subject.Name,
        ["module"] = one.Subject.Module.ToString(),
        ["before"] = one.Subject.Version.Value.ToString(),
        ["after"] = one.Chosen.ToString(),
        ["held"] = one.Subject.Held,
        ["passedOver"] = new JsonArray([.. one.PassedOver.Select(passed => Tidy(new JsonObject { ["version"] = passed.Version.ToString(), ["reason"] = passed.Reason, ["rule"] = passed.Rule }))]),
    });
}
