using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Writes;

/// <summary>What is written can be read.</summary>
internal static class WriteReadBack
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "write.read-back",
        Title = "What was created can be read",
        Subject = CheckSubject.Capability,
        Rationale = "Whoever opens a ticket looks at it next. What a write answers and what a read finds must be one thing.",
        Remedy = "Answer the id by which the upstream finds the new thing. The fixture says under writes with which request it can be tried.",
        NeedsFixture = true,
        AppliesTo = static capability => Creation.Of(capability) is not null,
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var (create, get) = Creation.Of(run.Capability)!.Value;
        if (run.WriteFor(create, null) is not { } request)
        {
            return CheckResult.Skipped($"the fixture has no request for {create.Name} under writes");
        }

        var made = await run.CallAsync(create, request, token);
        if (!made.Ok || made.Json is not { } thing || CheckRun.IdOf(thing).Length == 0)
        {
            return CheckResult.Failed($"{create.Name} answers {(made.Ok ? "something without an id" : made.Brief)}");
        }

        var read = await run.CallAsync(get, run.RequestFor(get, CheckRun.IdOf(thing)), token);
        return CheckResult.Of(read.Ok && CheckRun.IdOf(read.Json!) == CheckRun.IdOf(thing) ? null : $"{get.Name} of what {create.Name} made answers {read.Brief}");
    }
}
