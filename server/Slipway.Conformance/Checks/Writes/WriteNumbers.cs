using System.Text.Json.Nodes;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Writes;

/// <summary>Numbers keep their digits.</summary>
internal static class WriteNumbers
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "number.exact",
        Title = "Big numbers keep every digit",
        Subject = CheckSubject.Capability,
        Rationale = "Ids of upstreams are numbers beyond 2^53. A provider that reads them as floating point answers another id.",
        Remedy = "Pass free data on as it is (FreeMap keeps numbers as they were written); do not convert it to double.",
        NeedsFixture = true,
        AppliesTo = static capability => Creation.Of(capability) is { } pair && capability.MembersOf(pair.Create).Contains("metadata"),
        Run = RunAsync,
    };

    private const string Digits = "9007199254740993";

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var (create, get) = Creation.Of(run.Capability)!.Value;
        if (run.WriteFor(create, null) is not { } request)
        {
            return CheckResult.Skipped($"the fixture has no request for {create.Name} under writes");
        }

        request["metadata"] = new JsonObject { ["conformance"] = JsonNode.Parse(Digits) };
        var made = await run.CallAsync(create, request, token);
        if (!made.Ok)
        {
            return CheckResult.Failed($"{create.Name} with a big number in its metadata answers {made.Brief}");
        }

        // A provider need not keep metadata; what it keeps it keeps whole.
        var read = await run.CallAsync(get, run.RequestFor(get, CheckRun.IdOf(made.Json!)), token);
        var kept = new[] { made, read }.Where(answer => answer.Ok).Select(answer => answer.Json?["metadata"]?["conformance"]?.ToJsonString()).OfType<string>();
        return CheckResult.Of(kept.FirstOrDefault(number => number != Digits) is { } other ? $"{create.Name} and {get.Name} turn {Digits} into {other}" : null);
    }
}
