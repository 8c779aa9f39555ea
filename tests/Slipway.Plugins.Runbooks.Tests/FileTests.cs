using Slipway.Plugins.Runbooks.Runs;
using Slipway.Plugins.Runbooks.Storage;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Runbooks.Tests;

/// <summary>The file of runs: what a crash leaves, what damage leaves, and who may hold it.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TempFolder _folder = Failover.Folder();
    private readonly Host _host = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_Again_EverythingAnsweredIsThere()
    {
        var run = await WriteAsync(2);

        using var runbooks = Failover.Open(_folder, _host);

        var found = await runbooks.GetRunAsync(new() { RunId = run.Id }, Host.Call, CancellationToken.None);
        Assert.Equal(["completed", "completed", "ready", "pending", "pending"], found.Steps.Select(step => step.Status));
        Assert.Equal("9007199254740993", found.Plan!.Fields!["pages"].GetRawText());
        Assert.Equal("", _host.Log.Text);
        // Keys outlive the server too.
        await runbooks.CompleteStepAsync(new() { RunId = run.Id, StepId = "lag", Actor = "x" }, Keyed("lag"), CancellationToken.None);
        Assert.Equal(run.Id, (await runbooks.StartRunAsync(new() { PlanId = "failover" }, Keyed("start"), CancellationToken.None)).Id);
    }

    // A crash may leave any part of the last line, and what comes after it is written where it was.
    [Fact]
    public async Task Open_LastLineHalfWritten_IsAsBeforeItAtEveryLength()
    {
        var run = await WriteAsync(2);
        var whole = await File.ReadAllBytesAsync(_folder["runs"], TestContext.Current.CancellationToken);
        var last = whole.AsSpan()[..^1].LastIndexOf((byte)'\n') + 1;
        for (var length = last; length < whole.Length; length += 41)
        {
            _folder.Write("runs", whole.AsSpan(0, length));
            AssertOneStepLost(run, isCut: length > last);
        }

        // Blocks of which the length was written and the content was not.
        _folder.Write("runs", [.. whole[..last], .. new byte[whole.Length - last]]);
        AssertOneStepLost(run, isCut: true);
        _folder.Write("runs", [.. whole[..^9], (byte)'x', .. whole[^8..]]);
        AssertOneStepLost(run, isCut: true);
    }

    [Fact]
    public async Task Open_HeaderHalfWritten_BeginsAnew()
    {
        _folder.Write("runs", JournalLine.Header[..5]);

        await WriteAsync(1);

        Assert.True((await File.ReadAllBytesAsync(_folder["runs"], TestContext.Current.CancellationToken)).AsSpan().StartsWith(JournalLine.Header));
    }

    [Fact]
    public async Task Open_DamagedInTheMiddle_IsRefusedAtItsLineAndLeftAsItIs()
    {
        await WriteAsync(2);
        var damaged = (await File.ReadAllTextAsync(_folder["runs"], TestContext.Current.CancellationToken)).Split('\n');
        damaged[2] = damaged[2].Replace("failover", "failOver", StringComparison.Ordinal);
        _folder.Write("runs", string.Join('\n', damaged));

        using var runbooks = Failover.Open(_folder, _host);
        var refusal = await Refusal.OfAsync(ErrorCodes.ProviderError, () => runbooks.QueryRunsAsync(new(), Host.Call, CancellationToken.None));

        Assert.Contains("runs:3: the file is damaged in the middle", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(string.Join('\n', damaged), await File.ReadAllTextAsync(_folder["runs"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_AnotherKindOfFile_IsNotTouched()
    {
        _folder.Write("runs", "precious\n");

        using var runbooks = Failover.Open(_folder, _host);
        var refusal = await Refusal.OfAsync(ErrorCodes.ProviderError, () => runbooks.QueryRunsAsync(new(), Host.Call, CancellationToken.None));

        Assert.Contains("runs:1: this is no file of runs", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("precious\n", await File.ReadAllTextAsync(_folder["runs"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_HeldByAnother_IsUnavailableUntilThatOneEnds()
    {
        var run = await WriteAsync(1);
        using var second = Failover.Open(_folder, _host);
        using (var first = Failover.Open(_folder, _host))
        {
            await first.GetRunAsync(new() { RunId = run.Id }, Host.Call, CancellationToken.None);
            var refusal = await Refusal.OfAsync(ErrorCodes.Unavailable, () => second.GetRunAsync(new() { RunId = run.Id }, Host.Call, CancellationToken.None));
            Assert.Contains("another server holds", refusal.Message, StringComparison.Ordinal);
            await first.CompleteStepAsync(new() { RunId = run.Id, StepId = "announce" }, Host.Call, CancellationToken.None);
        }

        Assert.Equal("completed", (await second.GetRunAsync(new() { RunId = run.Id }, Host.Call, CancellationToken.None)).Steps[1].Status);
    }

    [Fact]
    public async Task Append_ManyChanges_KeepTheFileShortAndTheNewestFinished()
    {
        using var store = new RunFile(_folder["runs"], keep: 2, _host.Log);
        var plan = new Plan { Id = "p", Title = "P", Steps = [new Step { Id = "a", Title = "A" }] };
        List<string> ids = [];
        for (var count = 0; count < 600; count++)
        {
            var started = await store.AddAsync(RunProgress.Start(plan, Host.Call, _host.Clock.Now), CancellationToken.None);
            ids.Add(started.Run.Id);
            await store.ChangeAsync(started.Run.Id, run => RunProgress.Complete(run, new() { StepId = "a" }, Host.Call, _host.Clock.Now), CancellationToken.None);
        }

        Assert.Equal(ids[^2..].Reverse<string>(), (await store.ListAsync(CancellationToken.None)).Select(run => run.Run.Id));
        Assert.InRange((await File.ReadAllLinesAsync(_folder["runs"], TestContext.Current.CancellationToken)).Length, 3, 1006);
        Assert.False(File.Exists(_folder["runs.new"]));
        store.Dispose();
        using var again = new RunFile(_folder["runs"], keep: 2, _host.Log);
        Assert.Equal(ids[^2..].Reverse<string>(), (await again.ListAsync(CancellationToken.None)).Select(run => run.Run.Id));
    }

    private void AssertOneStepLost(Run run, bool isCut)
    {
        var host = new Host();
        using var runbooks = Failover.Open(_folder, host);
        var found = runbooks.GetRunAsync(new() { RunId = run.Id }, Host.Call, CancellationToken.None).GetAwaiter().GetResult();
        Assert.Equal(["completed", "ready", "pending", "pending", "pending"], found.Steps.Select(step => step.Status));
        Assert.Equal(isCut, host.Log.Text.Contains("runs:4: the last change was only half written", StringComparison.Ordinal));
        runbooks.CompleteStepAsync(new() { RunId = run.Id, StepId = "announce" }, Host.Call, CancellationToken.None).GetAwaiter().GetResult();
    }

    // A run with its first steps completed.
    private async Task<Run> WriteAsync(int steps)
    {
        using var runbooks = Failover.Open(_folder, _host);
        var run = await runbooks.StartRunAsync(new() { PlanId = "failover" }, Keyed("start"), CancellationToken.None);
        foreach (var step in run.Plan!.Steps.Take(steps))
        {
            await runbooks.CompleteStepAsync(new() { RunId = run.Id, StepId = step.Id, Note = "noted" }, Keyed(step.Id), CancellationToken.None);
        }

        return run;
    }

    private static CallContext Keyed(string key) => new() { RequestId = "r", Actor = Host.Call.Actor, IdempotencyKey = key };
}
