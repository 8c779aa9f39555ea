using System.Diagnostics;
using Slipway.Server.Tests.Stdio;
using Slipway.Server.Tests.Support;

namespace Slipway.Server.Tests.Hosting;

/// <summary>A plugin that hangs and ignores signals must neither hold up the end of the server nor outlive it.</summary>
public sealed class HungPluginTests : IDisposable
{
    private const string Hung = """
        #!/bin/sh
        trap '' TERM INT HUP
        echo $$ > PLACE
        read request
        while true; do sleep 1; done

        """;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Stop_WithAHungPlugin_EndsWithItsTimeAndRefusesTheCall()
    {
        await using var server = await ServerUnderTest.StartAsync(
            $"OPSORCH_INCIDENT_PLUGIN={Plugin()}", "OPSORCH_SHUTDOWN_TIMEOUT=1s", "OPSORCH_INCIDENT_TIMEOUT=60s");
        var hanging = server.GetAsync("/incidents/x");
        var child = await ChildAsync();
        var watch = Stopwatch.StartNew();

        await server.StopAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
        Assert.False(Directory.Exists($"/proc/{child}"));
        var told = await hanging; // by the farewell, after its time was up
        Assert.Equal((503, "plugin hung was stopped"), (told.Status, told.Message));
    }

    [Fact]
    public async Task Stop_WithAHungPluginThatWasReplaced_EndsItToo()
    {
        await using var server = await ServerUnderTest.StartAsync(
            $"OPSORCH_INCIDENT_PLUGIN={Plugin()}", "OPSORCH_SHUTDOWN_TIMEOUT=1s", "OPSORCH_INCIDENT_TIMEOUT=60s",
            "OPSORCH_SECRET_PROVIDER=json", $"OPSORCH_SECRET_CONFIG={{\"path\":\"{_folder.Write("store", "{}")}\"}}");
        var hanging = server.GetAsync("/incidents/x");
        var child = await ChildAsync();
        Assert.Equal(200, (await server.PostAsync("/providers/incident", "{\"provider\":\"echo\"}")).Status);

        await server.StopAsync();

        Assert.False(Directory.Exists($"/proc/{child}"));
        _ = await Record.ExceptionAsync(() => hanging);
    }

    [Fact]
    public async Task Sigterm_UnderLoadWithAHungPlugin_LeavesNothingBehind()
    {
        var curl = Tool.Require("curl", "curl");
        var socket = _folder["s"];
        using var server = Process.Start(new ProcessStartInfo(Repository.PathOf("artifacts/bin/OpsServerCore/release/ops-server"))
        {
            Environment =
            {
                ["OPSORCH_ADDR"] = $"unix:{socket}",
                ["OPSORCH_INCIDENT_PLUGIN"] = Plugin(),
                ["OPSORCH_INCIDENT_TIMEOUT"] = "60s",
                ["OPSORCH_SHUTDOWN_TIMEOUT"] = "2s",
                ["OPSORCH_AUDIT"] = "off",
            },
            RedirectStandardError = true,
        })!;
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginErrorReadLine();
        await PluginUnderTest.UntilAsync(() => File.Exists(socket));
        var load = CommandRunner.RunAsync("sh", ["-c", $"""
            for i in 1 2 3 4 5 6 7 8; do
              {curl} -s --unix-socket {socket} http://x/incidents/hung >/dev/null &
              (while {curl} -sf --unix-socket {socket} http://x/providers/incident >/dev/null; do :; done) &
            done
            wait
            """]);
        var child = await ChildAsync();
        var watch = Stopwatch.StartNew();

        Assert.Equal(0, (await CommandRunner.RunAsync("kill", ["-TERM", $"{server.Id}"])).ExitCode);
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, server.ExitCode);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(6)); // two seconds of it are the budget
        Assert.False(Directory.Exists($"/proc/{child}"));
        await load;
    }

    public void Dispose() => _folder.Dispose();

    private string Plugin()
    {
        var folder = Directory.CreateDirectory(_folder["bin"]).FullName;
        var path = Path.Combine(folder, "hung");
        File.WriteAllText(path, Hung.Replace("PLACE", _folder["pid"], StringComparison.Ordinal));
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }

    private async Task<string> ChildAsync()
    {
        await PluginUnderTest.UntilAsync(() => File.Exists(_folder["pid"]) && File.ReadAllText(_folder["pid"]).EndsWith('\n'));
        return File.ReadAllText(_folder["pid"]).Trim();
    }
}
