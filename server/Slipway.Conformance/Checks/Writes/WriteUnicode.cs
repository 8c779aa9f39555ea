using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Writes;

/// <summary>Every script survives.</summary>
internal static class WriteUnicode
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "text.unicode",
        Title = "Text of every script survives",
        Subject = CheckSubject.Capability,
        Rationale = "Titles are written by people, in their own script and with their own symbols.",
        Remedy = "Keep text as UTF-8 and escape it for the place it goes to; do not cut it by bytes.",
        NeedsFixture = true,
        AppliesTo = static capability => Creation.Of(capability) is { } pair && capability.MembersOf(pair.Create).Contains("title"),
        Run = RunAsync,
    };

    private const string Title = "\u062d\u0627\u062f\u062b \u4e8b\u6545 \ud83d\udea8 e\u0301 <b>&amp;\"'\\ \u200dend";

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var (create, get) = Creation.Of(run.Capability)!.Value;
        if (run.WriteFor(create, null) is not { } request)
        {
            return CheckResult.Skipped($"the fixture has no request for {create.Name} under writes");
        }

        request["title"] = Title;
        var made = await run.CallAsync(create, request, token);
        if (!made.Ok)
        {
            return CheckResult.Failed($"{create.Name} with a title of several scripts answers {made.Brief}");
        }

        var read = await run.CallAsync(get, run.RequestFor(get, CheckRun.IdOf(made.Json!)), token);
        return !read.Ok ? CheckResult.Skipped($"{get.Name} answers {read.Brief}")
            : CheckResult.Of((string?)read.Json?["title"] == Title ? null : $"{create.Name} and {get.Name} change a title of several scripts");
    }
}
