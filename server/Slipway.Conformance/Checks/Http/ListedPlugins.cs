using System.Text.Json.Nodes;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Checks.Http;

/// <summary>The server is made of what it was approved with.</summary>
internal static class ListedPlugins
{
    public static ConformanceCheck Check { get; } = new()
    {
        Id = "server.plugins",
        Title = "/plugins lists the plugins that were approved",
        Subject = CheckSubject.Http,
        Rationale = "What runs must be what somebody approved: each plugin, in its version, and none beside.",
        Remedy = "Build the image anew from its manifest and lock.",
        InSmoke = true,
        AppliesToTarget = static run => run.Session.Subject.ExpectedPlugins is not null,
        Run = RunAsync,
    };

    private static Task<CheckResult> RunAsync(CheckRun run, CancellationToken token)
    {
        var listed = (run.Http.Plugins?["plugins"] as JsonArray ?? [])
            .Where(plugin => (string?)plugin?["runtime"] == "compiled")
            .Select(plugin => $"{(string?)plugin!["publisher"]}/{(string?)plugin["name"]} {(string?)plugin["version"]}")
            .ToList();
        var expected = run.Session.Subject.ExpectedPlugins!;
        var complaint = expected.Except(listed).Select(missing => $"/plugins does not list {missing}")
            .Concat(listed.Except(expected).Select(more => $"/plugins lists {more}, which nobody approved"))
            .FirstOrDefault();
        return Task.FromResult(CheckResult.Of(complaint));
    }
}
