using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;

namespace Slipway.Server.Tests.Stdio;

public sealed class QueueTests
{
    [Fact]
    public async Task Invoke_OneProcess_ServesFirstComeFirstServed()
    {
        await using var plugin = PluginUnderTest.Python("n = 0\nfor r in requests():\n  n += 1\n  ok(r['payload']['id'] + '=' + str(n))");

        var answers = await Task.WhenAll(Enumerable.Range(1, 200).Select(i => plugin.GetAsync($"{i}")));

        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"{i}={i}"), answers.Select(answer => answer.Id));
    }

    [Fact]
    public async Task Invoke_SixteenProcesses_StartOnlyWhileAllAreBusy()
    {
        await using var plugin = PluginUnderTest.Mock(plugin => plugin with { Processes = 16 });
        await plugin.GetAsync("inc-1");
        await plugin.GetAsync("inc-1");
        Assert.Equal(1, plugin.State.Starts);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => plugin.GetAsync("mock-slow-1000")));

        Assert.Equal(16, plugin.State.Starts);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => plugin.GetAsync("inc-1")));
        Assert.Equal(16, plugin.State.Starts);
    }

    [Fact]
    public async Task Invoke_SecretsWithManyProcesses_UseOne()
    {
        await using var plugin = PluginUnderTest.Mock(plugin => plugin with { Capability = "secret", Processes = 8 });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => plugin.GetAsync("mock-slow-20")));

        Assert.Equal(1, plugin.State.Starts);
    }

    [Fact]
    public async Task Invoke_BeyondTheQueueLimit_IsRefusedAtOnce()
    {
        await using var plugin = PluginUnderTest.Mock(plugin => plugin with { QueueLimit = 3 });
        await plugin.GetAsync("inc-1");
        var slow = plugin.GetAsync("mock-slow-500");
        await PluginUnderTest.UntilAsync(() => plugin.State.QueueLength == 0);
        var waiting = Enumerable.Range(0, 3).Select(_ => plugin.GetAsync("inc-1")).ToList();

        var refusal = await plugin.RefusedAsync("inc-1");

        Assert.Equal((ErrorCodes.Unavailable, "plugin testmock is busy: 3 calls are waiting already"), (refusal.Code, refusal.Message));
        Assert.Equal("mock-slow-500", (await slow).Id);
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Invoke_BehindAHangingCall_NobodyWaitsPastHisDeadline()
    {
        await using var plugin = PluginUnderTest.Mock(plugin => plugin with { Timeout = TimeSpan.FromSeconds(1) });
        await plugin.GetAsync("inc-1");

        var refusals = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => plugin.RefusedAsync("mock-hang")));

        Assert.All(refusals, refusal => Assert.Equal(ErrorCodes.Timeout, refusal.Code));
        Assert.Contains(refusals, refusal => refusal.Message == "plugin testmock is busy: incident.get waited 1 s for its turn");
        // On a busy machine a second one may have had a moment left to hang in, after which restarting is put off.
        await PluginUnderTest.UntilAsync(() => plugin.State.NextStart is null);
        Assert.Equal("inc-1", (await plugin.GetAsync("inc-1")).Id);
    }

    [Fact]
    public async Task Invoke_ADeadlineOfTheCaller_CountsWhenItIsEarlier()
    {
        await using var plugin = PluginUnderTest.Mock();
        await plugin.GetAsync("inc-1");
        var call = PluginUnderTest.Call("incident.get", new IncidentReference { Id = "mock-hang" });
        var hurried = new Slipway.Server.Transports.ProviderCall(
            call.Operation, call.Request, new CallContext { RequestId = "r", Deadline = DateTimeOffset.UtcNow.AddSeconds(0.3) }, call.Json)
        {
            Configuration = call.Configuration,
        };

        var refusal = await Assert.ThrowsAsync<ProviderException>(() => plugin.Transport.InvokeAsync(hurried, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCodes.Timeout, refusal.Code);
    }

    [Fact]
    public async Task Invoke_CallersWhoLeave_GiveUpTheirPlacesAtOnce()
    {
        await using var plugin = PluginUnderTest.Mock(plugin => plugin with { QueueLimit = 200 });
        await plugin.GetAsync("inc-1");
        var slow = plugin.GetAsync("mock-slow-700");
        await PluginUnderTest.UntilAsync(() => plugin.State.QueueLength == 0);
        using var leave = new CancellationTokenSource();
        var left = Enumerable.Range(0, 200).Select(_ => plugin.GetAsync("inc-1", leave.Token)).ToList();
        Assert.Equal(200, plugin.State.QueueLength);

        await leave.CancelAsync();

        Assert.Equal(0, plugin.State.QueueLength);
        foreach (var call in left)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        Assert.False(slow.IsCompleted);
        Assert.Equal("mock-slow-700", (await slow).Id);
    }

    [Fact]
    public async Task Invoke_ACallerWhoLeavesMidway_LeavesNoAnswerForTheNext()
    {
        await using var plugin = PluginUnderTest.Mock();
        await plugin.GetAsync("inc-1");
        using var leave = new CancellationTokenSource();
        var left = plugin.GetAsync("mock-slow-300", leave.Token);
        await PluginUnderTest.UntilAsync(() => plugin.State.QueueLength == 0);

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        Assert.Equal("inc-2", (await plugin.GetAsync("inc-2")).Id);
        Assert.Equal(1, plugin.State.Starts);
    }

    [Fact]
    public async Task Invoke_ALongReadThatNobodyWantsAnyMore_IsEndedForThoseWhoWait()
    {
        await using var plugin = PluginUnderTest.Mock(plugin => plugin with { DrainGrace = TimeSpan.FromMilliseconds(100) });
        await plugin.GetAsync("inc-1");
        using var leave = new CancellationTokenSource();
        var left = plugin.GetAsync("mock-slow-60000", leave.Token);
        await PluginUnderTest.UntilAsync(() => plugin.State.QueueLength == 0);
        await leave.CancelAsync();

        Assert.Equal("inc-2", (await plugin.GetAsync("inc-2")).Id);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal((2, 1), (plugin.State.Starts, plugin.State.Kills));
    }
}
