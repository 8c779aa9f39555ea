using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Slipway.Cli.Health;
using Slipway.Images.Tests.Registries;

namespace Slipway.Cli.Tests.Health;

/// <summary><c>slipway doctor</c>: what is found, what to do about it, and the exit code.</summary>
public sealed class DoctorTests : CommandTest
{
    [Fact]
    public async Task Doctor_HealthyMachine_IsZero()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);

        var found = await RunAsync("doctor", "toy.yaml", "--offline");

        Assert.True(found.ExitCode == 0, found.All);
        Assert.Contains("ok       sdk         .NET 10.", found.Output, StringComparison.Ordinal);
        Assert.Contains("ok       feed        feed (", found.Output, StringComparison.Ordinal);
        Assert.Contains($"disk        the cache {Site["cache"]} can be written, ", found.Output, StringComparison.Ordinal);
        Assert.Contains("warning  advisories  none are named", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", found.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Site["cache"]));
    }

    [Fact]
    public async Task Doctor_BrokenParts_AreNamedWithTheRemedyAndTheSmallestCode()
    {
        Site.Write("nuget.config", """<configuration><packageSources><clear /><add key="gone" value="nowhere" /><add key="far" value="http://acme:canary-9f@127.0.0.1:1/v3/index.json" allowInsecureConnections="true" /></packageSources></configuration>""");
        Directory.CreateDirectory(Site["advisories"]);

        var feeds = await RunAsync("doctor", "--json", "--advisories", "advisories");
        var registry = await RunAsync("doctor", "--registry", "127.0.0.1:1/team/app");

        Assert.Equal((1, 4), (feeds.ExitCode, registry.ExitCode));
        var report = JsonNode.Parse(feeds.Output)!;
        Assert.False((bool)report["healthy"]!);
        Assert.Equal(
            ["advisories broken", "feed broken", "feed broken"],
            report["checks"]!.AsArray().Where(check => (string?)check!["state"] == "broken").Select(check => $"{check!["area"]} {check["state"]}").Order(StringComparer.Ordinal));
        Assert.All(report["checks"]!.AsArray().Where(check => (string?)check!["state"] != "ok"), check => Assert.NotEmpty((string)check!["remedy"]!));
        Assert.Contains("there is no such folder", feeds.Output, StringComparison.Ordinal);
        Assert.Contains("broken   registry    127.0.0.1:1/team/app: The registry cannot be reached", registry.Output, StringComparison.Ordinal);
        Assert.Contains("\n                     fix: ", registry.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-9f", feeds.All + registry.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_RegistryThatWantsALogin_IsTenAndSaysHow()
    {
        await using var server = await WebServer.StartAsync(call =>
        {
            call.Response.StatusCode = StatusCodes.Status401Unauthorized;
            call.Response.Headers.WWWAuthenticate = "Basic realm=\"r\"";
            return Task.CompletedTask;
        });

        var found = await RunAsync([("HOME", Site["home"])], "doctor", "--registry", $"{server.Authority}/team/app");

        Assert.Equal(10, found.ExitCode);
        Assert.Contains($"fix: Sign in, for example with docker login {server.Authority}", found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_CacheThatCannotBeWritten_IsOne()
    {
        Site.Write("file", "");

        var found = await RunAsync([("SLIPWAY_CACHE", Site["file/cache"])], "doctor", "--offline");

        Assert.Equal(1, found.ExitCode);
        Assert.Contains("cannot be written", found.Output, StringComparison.Ordinal);
        Assert.Contains("SLIPWAY_CACHE", found.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Broken")]
    [InlineData(false, "Warning")]
    [InlineData(null, "Warning")]
    public void Sdk_OnlyTheRuntime_IsBrokenWhereTheBaseIsHost(bool? wantsHost, string state)
    {
        var found = SdkHealth.Find(Site["."], wantsHost);

        Assert.Equal((state, 4), (found.State.ToString(), found.ExitCode));
        Assert.Contains("DOTNET_ROOT", found.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Ok")]
    [InlineData(-120, "Warning")]
    [InlineData(3600, "Broken")]
    public async Task Clock_IsComparedWithAServers(int seconds, string state)
    {
        await using var server = await WebServer.StartAsync(_ => Task.CompletedTask);
        var edge = new Edge { Output = TextWriter.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>(), WorkingFolder = Site["."], Clock = new ShiftedClock(TimeSpan.FromSeconds(seconds)) };

        var found = await ClockHealth.FindAsync(edge, [new Uri("http://127.0.0.1:1/"), new Uri($"http://{server.Authority}/v3/index.json")], TestContext.Current.CancellationToken);

        Assert.Equal(state, found.State.ToString());
        Assert.EndsWith($"{(seconds < 0 ? "behind" : "ahead of")} {server.Authority}", found.What, StringComparison.Ordinal);
    }

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
