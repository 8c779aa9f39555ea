using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Server.Stdio;

namespace Slipway.Server.Tests.Stdio;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Check_NothingAtThePath_SaysSoAsEveryCallDoes()
    {
        await using var plugin = PluginUnderTest.At("/nowhere/plugin");

        Assert.Equal("plugin testmock cannot be started: /nowhere/plugin does not exist", plugin.Transport.Check());
        for (var i = 0; i < 3; i++)
        {
            var refusal = await plugin.RefusedAsync("inc-1");
            Assert.Equal((ErrorCodes.ProviderError, plugin.Transport.Check()), (refusal.Code, refusal.Message));
        }
    }

    [Theory]
    [InlineData("no-program-of-this-name", "no program no-program-of-this-name is on its PATH")]
    [InlineData("/etc/passwd", "/etc/passwd is not executable by this user (chmod +x)")]
    [InlineData("/etc", "/etc is a folder, not a program")]
    [InlineData("", "its path is empty or no path")]
    public async Task Check_NoProgram_SaysWhatIsWrong(string path, string problem)
    {
        await using var plugin = PluginUnderTest.At(path);

        Assert.Contains(problem, plugin.Transport.Check(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!/nowhere/python\n", "needs /nowhere/python, which does not exist")]
    [InlineData("echo hello\n", "is not a program of this machine (a script needs a first line that begins with #!)")]
    public async Task Invoke_AFileThatCannotBeExecuted_SaysWhy(string text, string problem)
    {
        using var folder = new TempFolder();
        await using var plugin = PluginUnderTest.At(PluginUnderTest.Executable(folder, text));

        var refusal = await plugin.RefusedAsync("inc-1");

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_ANameOnThePath_IsFoundThere()
    {
        await using var plugin = PluginUnderTest.At("cat");

        Assert.Null(plugin.Transport.Check());
        // cat sends the request back, which is no answer.
        Assert.Contains("something that is no answer", (await plugin.RefusedAsync("inc-1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_FromIdleToStopped_TellsWhatHappens()
    {
        var plugin = PluginUnderTest.Mock();
        Assert.Equal((StdioStatus.Idle, 0L), (plugin.State.Status, plugin.State.Starts));

        await plugin.GetAsync("inc-1");
        var state = plugin.State;
        Assert.Equal((StdioStatus.Ready, 1L), (state.Status, state.Calls));
        var pid = Assert.Single(state.ProcessIds);
        await plugin.DisposeAsync();

        Assert.Equal(StdioStatus.Stopped, plugin.State.Status);
        Assert.False(Directory.Exists($"/proc/{pid}"));
        Assert.Equal([StdioEvent.Started, StdioEvent.Stopped], plugin.Events.Select(happened => happened.Action));
        Assert.Equal(0, plugin.State.Kills);
        Assert.Equal(ErrorCodes.Unavailable, (await plugin.RefusedAsync("inc-1")).Code);
    }

    [Fact]
    public async Task Invoke_AProcessThatDiedWhileIdle_IsNoticedAndReplacedUnseen()
    {
        await using var plugin = PluginUnderTest.Mock();
        await plugin.GetAsync("inc-1");

        using (var process = Process.GetProcessById(plugin.State.ProcessIds[0]))
        {
            process.Kill();
        }

        await plugin.Log.WaitForAsync("was ended by signal 9 (SIGKILL)");
        Assert.Equal(StdioStatus.Idle, plugin.State.Status);
        Assert.Equal("inc-2", (await plugin.GetAsync("inc-2")).Id);
        Assert.Equal(0, plugin.State.Failures);
    }

    [Fact]
    public async Task Invoke_APluginThatKeepsCrashing_IsLeftInPeaceForLongerAndLonger()
    {
        var clock = new ManualClock();
        await using var plugin = PluginUnderTest.Mock(
            plugin => plugin with { FirstBackoff = TimeSpan.FromSeconds(10), LongestBackoff = TimeSpan.FromSeconds(30) }, clock);

        Assert.Equal(ErrorCodes.ProviderError, (await plugin.RefusedAsync("mock-crash")).Code);
        Assert.Equal(ErrorCodes.ProviderError, (await plugin.RefusedAsync("mock-crash")).Code);
        var refusal = await plugin.RefusedAsync("inc-1");

        Assert.Equal(ErrorCodes.Unavailable, refusal.Code);
        Assert.Matches(
            "^plugin testmock exited with code 3 before it answered incident.get \\(2 failures in a row\\); it is started again in [0-9]+.[0-9] s$",
            refusal.Message);
        Assert.InRange(refusal.RetryAfter!.Value.TotalSeconds, 5, 10);
        Assert.Equal((StdioStatus.Backoff, 2L), (plugin.State.Status, plugin.State.Starts));
        Assert.Equal(clock.GetUtcNow() + refusal.RetryAfter, plugin.State.NextStart);

        clock.Advance(TimeSpan.FromSeconds(10));
        await plugin.RefusedAsync("mock-crash");
        Assert.InRange((await plugin.RefusedAsync("inc-1")).RetryAfter!.Value.TotalSeconds, 10, 20);

        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
        Assert.Equal("exited with code 3 before it answered incident.get", plugin.State.LastFault);
        Assert.Equal(StdioStatus.Ready, plugin.State.Status);
    }

    [Fact]
    public async Task Dispose_APluginThatIgnoresTheEndOfItsInputAndSigterm_IsEndedAnyway()
    {
        var plugin = PluginUnderTest.Python(
            "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nfor r in requests(): ok('x')\nwhile True: time.sleep(1)",
            plugin => plugin with { StopGrace = TimeSpan.FromMilliseconds(100) });
        await plugin.GetAsync("x");
        var pid = plugin.State.ProcessIds[0];

        await plugin.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{pid}"));
        Assert.Equal(1, plugin.State.Kills);
    }

    [Fact]
    public async Task Dispose_WithCallsInProgress_ServesThemFirst()
    {
        var plugin = PluginUnderTest.Mock();
        Task<Incident>[] calls = [.. Enumerable.Range(0, 5).Select(_ => plugin.GetAsync("mock-slow-50"))];

        await plugin.DisposeAsync();

        Assert.All(await Task.WhenAll(calls), incident => Assert.Equal("mock-slow-50", incident.Id));
    }

    [Fact]
    public async Task Abort_WithAHangingCallAndOthersWaiting_EndsAllAtOnce()
    {
        var plugin = PluginUnderTest.Mock(plugin => plugin with { Timeout = TimeSpan.FromHours(1) });
        await plugin.GetAsync("inc-1");
        var pid = plugin.State.ProcessIds[0];
        var calls = Enumerable.Range(0, 3).Select(_ => plugin.RefusedAsync("mock-hang")).ToList();
        await PluginUnderTest.UntilAsync(() => plugin.State.QueueLength == 2);

        plugin.Transport.Abort();
        await plugin.DisposeAsync();

        var refusals = await Task.WhenAll(calls);
        Assert.All(refusals, refusal => Assert.Equal((ErrorCodes.Unavailable, "plugin testmock was stopped"), (refusal.Code, refusal.Message)));
        Assert.False(Directory.Exists($"/proc/{pid}"));
        Assert.Equal((StdioStatus.Stopped, 1L), (plugin.State.Status, plugin.State.Starts));
    }

    [Fact]
    public async Task Start_TheChild_InheritsNoSocketAndDefaultSignals()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        await using var plugin = PluginUnderTest.Mock();
        await plugin.GetAsync("inc-1");
        var process = $"/proc/{plugin.State.ProcessIds[0]}";

        Assert.Equal(["0", "1", "2"], Directory.GetFileSystemEntries($"{process}/fd").Select(Path.GetFileName).Order());
        var status = await File.ReadAllLinesAsync($"{process}/status", TestContext.Current.CancellationToken);
        Assert.Contains("SigBlk:\t0000000000000000", status);
        Assert.Equal(plugin.State.ProcessIds[0].ToString(), (await File.ReadAllTextAsync($"{process}/stat", TestContext.Current.CancellationToken)).Split(' ')[4]);
    }

    [Fact]
    public async Task Start_OfAShell_LeavesNoSignalIgnored()
    {
        await using var plugin = PluginUnderTest.Shell(
            "while read line; do echo '{\"result\":{\"id\":\"'$(grep SigIgn /proc/$$/status | tr -d '\\t')'\"}}'; done");

        // The C library keeps 32 and 33 to itself.
        var ignored = Convert.ToUInt64((await plugin.GetAsync("x")).Id["SigIgn:".Length..], 16);
        Assert.Equal(0UL, ignored & 0x7FFF_FFFF);
    }
}
