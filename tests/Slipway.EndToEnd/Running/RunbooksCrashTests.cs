using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Slipway.EndToEnd.Running;

/// <summary>Runs of runbooks outlive the server that keeps them.</summary>
public sealed class RunbooksCrashTests : IDisposable
{
    private const int Clients = 4;
    private readonly TempFolder _folder = new();

    public RunbooksCrashTests() => _folder.Write("plans/restart.yaml", "title: Restart\nsteps:\n  - { id: drain, title: Drain it }\n  - { id: restart, title: Restart it, dependsOn: [ drain ] }\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_InTheMiddleOfWrites_LosesNothingThatWasAnswered()
    {
        var answered = new ConcurrentDictionary<string, string[]>();
        for (var round = 0; round < 4; round++)
        {
            using var server = await StartAsync($"ops{round}");
            Assert.All(answered, run => Assert.True(IsKept(server, run.Key, run.Value), $"run {run.Key} lost {string.Join(", ", run.Value)} in round {round}"));
            var before = answered.Count;
            var work = Enumerable.Range(0, Clients).Select(_ => WorkAsync(server, answered)).ToArray();

            // Killed while they work: after so many runs, and at whatever point of a write that happens to be.
            while (answered.Count < before + 20 + round)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            await server.KillAsync();
            await Task.WhenAll(work);
        }

        using var last = await StartAsync("last");
        Assert.All(answered, run => Assert.True(IsKept(last, run.Key, run.Value), $"run {run.Key} lost {string.Join(", ", run.Value)}"));
        Assert.InRange(answered.Count, 80, int.MaxValue);
    }

    [Fact]
    public async Task TwoServers_OnOneFile_TheSecondServesWhenTheFirstIsGone()
    {
        using var first = await StartAsync("first");
        using var second = await StartAsync("second");
        var (status, run) = await first.PostAsync("/orchestration/runs", new JsonObject { ["planId"] = "restart" });
        Assert.Equal(HttpStatusCode.Created, status);
        var path = $"/orchestration/runs/{run.GetProperty("id").GetString()}";

        var (refused, reason) = await second.GetAsync(path);
        await first.KillAsync();
        var (found, _) = await second.GetAsync(path);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (refused, found));
        Assert.Contains("another server holds the file of runs", reason.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private Task<TierOneServer> StartAsync(string name) => TierOneServer.StartAsync(_folder, name, new Dictionary<string, string>
    {
        ["OPSORCH_ORCHESTRATION_PROVIDER"] = "runbooks",
        ["OPSORCH_ORCHESTRATION_CONFIG"] = new JsonObject { ["plans"] = _folder["plans"], ["runs"] = _folder["runs"] }.ToJsonString(),
    });

    // Starts runs and completes their steps until the server is gone; keeps what it was told.
    private static async Task WorkAsync(TierOneServer server, ConcurrentDictionary<string, string[]> answered)
    {
        try
        {
            while (true)
            {
                var (status, run) = await server.PostAsync("/orchestration/runs", new JsonObject { ["planId"] = "restart" });
                Assert.Equal(HttpStatusCode.Created, status);
                var id = run.GetProperty("id").GetString()!;
                answered[id] = [];
                foreach (var step in new[] { "drain", "restart" })
                {
                    (status, _) = await server.PostAsync($"/orchestration/runs/{id}/steps/{step}/complete", new JsonObject { ["actor"] = "ada", ["note"] = "" });
                    Assert.Equal(HttpStatusCode.OK, status);
                    answered[id] = [.. answered[id], step];
                }
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // The server was killed.
        }
    }

    private static bool IsKept(TierOneServer server, string id, string[] steps)
    {
        var (status, run) = server.GetAsync($"/orchestration/runs/{id}").GetAwaiter().GetResult();
        return status == HttpStatusCode.OK && steps.All(step => run.GetProperty("steps").EnumerateArray()
            .Any(state => state.GetProperty("stepId").GetString() == step && state.GetProperty("status").GetString() == "completed"));
    }
}
