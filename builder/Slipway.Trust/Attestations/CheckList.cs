using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Json;

namespace Slipway.Trust.Attestations;

/// <summary>Checks with their outcomes, and the result that follows from them, as predicates of ours have them.</summary>
internal static class CheckList
{
    private const string Result = "result";
    private const string All = "checks";
    private const string Good = "PASSED";

    /// <summary>Whether no check failed, and at least one passed.</summary>
    public static bool Passed(ImmutableArray<ConformanceCheck> checks) =>
        checks.Any(check => check.Outcome is CheckOutcome.Passed) && checks.All(check => check.Outcome is not CheckOutcome.Failed);

    public static void Write(Utf8JsonWriter writer, ImmutableArray<ConformanceCheck> checks)
    {
        writer.WriteString(Result, Passed(checks) ? Good : "FAILED");
        writer.List(All, checks.OrderBy(check => check.Id, StringComparer.Ordinal), check => writer.Object(() =>
        {
            writer.WriteString("id", check.Id);
            writer.WriteString("outcome", check.Outcome.ToString().ToLowerInvariant());
            writer.Optional("detail", check.Detail);
        }));
    }

    /// <summary>Reads the checks; the result that is stated must be theirs.</summary>
    public static ImmutableArray<ConformanceCheck> Read(JsonElement root)
    {
        ImmutableArray<ConformanceCheck> checks = [.. root.Items(All).Select(ReadCheck)];
        return Passed(checks) == (root.RequiredText(Result) == Good) ? checks : throw new JsonException("The result is not that of the checks.");
    }

    private static ConformanceCheck ReadCheck(JsonElement check) => new(
        check.RequiredText("id"),
        check.RequiredText("outcome") switch
        {
            "passed" => CheckOutcome.Passed,
            "failed" => CheckOutcome.Failed,
            "skipped" => CheckOutcome.Skipped,
            var other => throw new JsonException($"'{other}' is no outcome."),
        },
        check.Text("detail"));
}
