using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Reads;

/// <summary>Links lead somewhere.</summary>
internal static class ReadLinks
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "link.absolute",
        Title = "Deep links are absolute web addresses",
        Subject = CheckSubject.Capability,
        Rationale = "A link is followed in a browser that knows nothing of the upstream. A relative one leads into the console itself; javascript: does worse.",
        Remedy = "Answer the address that the upstream gives, or build it from the configured web address; leave url out when there is none.",
        AppliesTo = static capability => capability.Lists.Any(),
        Run = RunAsync,
    };

    private static async Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        foreach (var list in run.Capability.Lists)
        {
            foreach (var item in await run.ItemsAsync(list, token))
            {
                if ((string?)item["url"] is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
                {
                    return CheckResult.Failed($"{list.Name} answers a url of {CheckRun.KeyOf(item)} that is no absolute http or https address");
                }
            }
        }

        return CheckResult.Passed;
    }
}
