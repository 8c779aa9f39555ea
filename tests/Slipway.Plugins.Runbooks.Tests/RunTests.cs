using Slipway.Sdk.Calls;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Runbooks.Tests;

/// <summary>Runs from their start to their end.</summary>
public sealed class RunTests : IDisposable
{
    private readonly TempFolder _folder = Failover.Folder();
    private readonly Host _host = new();
    private readonly RunbooksOrchestration _runbooks;

    public RunTests() => _runbooks = Failover.Open(_folder, _host);

    public void Dispose()
    {
        _runbooks.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_FromStartToEnd_GoesBySteps()
    {
        var run = await StartAsync();
        Assert.Equal("lag=ready announce=ready promote=pending check=pending write-up=pending running", Progress(run));
        Assert.Equal(("failover", "orders", "ada"), (run.PlanId, run.Scope.Service, run.Fields!.GetText("startedBy")));

        _host.Clock.Now += TimeSpan.FromMinutes(1);
        await CompleteAsync(run, "announce", "grace", "told them");
        await CompleteAsync(run, "lag");
        var half = await GetAsync(run);
        Assert.Equal("lag=completed announce=completed promote=ready check=pending write-up=pending running", Progress(half));
        Assert.Equal(("grace", "told them", _host.Clock.Now), (half.Steps[1].Actor, half.Steps[1].Note, half.Steps[1].FinishedAt!.Value.ToDateTimeOffset()));
        Assert.Equal(("ada", run.CreatedAt, _host.Clock.Now), (half.Steps[0].Actor, half.CreatedAt, half.UpdatedAt.ToDateTimeOffset()));

        foreach (var step in new[] { "promote", "check", "write-up" })
        {
            await CompleteAsync(run, step);
        }

        Assert.Equal("lag=completed announce=completed promote=completed check=completed write-up=completed completed", Progress(await GetAsync(run)));
    }

    [Fact]
    public async Task Complete_WhatCannotBe_SaysWhy()
    {
        var run = await StartAsync();

        Assert.Contains("waits for lag, announce", (await Refusal.OfAsync(ErrorCodes.Conflict, () => CompleteAsync(run, "promote"))).Message, StringComparison.Ordinal);
        Assert.Contains("its steps are lag, announce", (await Refusal.OfAsync(ErrorCodes.NotFound, () => CompleteAsync(run, "nothing"))).Message, StringComparison.Ordinal);
        await Refusal.OfAsync(ErrorCodes.NotFound, () => CompleteAsync(run with { Id = "run-0" }, "lag"));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => GetAsync(run with { Id = "run-0" }));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => _runbooks.StartRunAsync(new() { PlanId = "nobody" }, Host.Call, CancellationToken.None));
    }

    [Fact]
    public async Task Complete_TheSameAgain_ChangesNothingAndAnotherIsAConflict()
    {
        var run = await StartAsync();
        await CompleteAsync(run, "lag", "ada", "fine", "key-1");
        var once = await GetAsync(run);
        var length = new FileInfo(_folder["runs"]).Length;

        await CompleteAsync(run, "lag", "ada", "fine");
        await CompleteAsync(run, "lag", "somebody", "else", "key-1");
        Assert.Contains("completed by ada", (await Refusal.OfAsync(ErrorCodes.Conflict, () => CompleteAsync(run, "lag", "grace", "fine", "key-2"))).Message, StringComparison.Ordinal);

        Assert.Equal(once.UpdatedAt, (await GetAsync(run)).UpdatedAt);
        Assert.Equal(length, new FileInfo(_folder["runs"]).Length);
    }

    [Fact]
    public async Task Complete_ManyAtOnce_OneWins()
    {
        var run = await StartAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => Task.Run(async () =>
        {
            try
            {
                await CompleteAsync(run, "lag", $"actor-{number}");
                return $"actor-{number}";
            }
            catch (ProviderException refusal) when (refusal.Code == ErrorCodes.Conflict)
            {
                return null;
            }
        })));

        Assert.Equal((await GetAsync(run)).Steps[0].Actor, Assert.Single(outcomes.OfType<string>()));
    }

    [Fact]
    public async Task Start_WithAKeyTwice_IsOneRun()
    {
        _folder.Write("plans/other.yaml", "title: Other\nsteps: [ { id: a, title: A } ]\n");
        _host.Clock.Now += TimeSpan.FromMinutes(1);
        var call = new CallContext { RequestId = "r", IdempotencyKey = "once" };

        var first = await _runbooks.StartRunAsync(new() { PlanId = "failover" }, call, CancellationToken.None);
        var second = await _runbooks.StartRunAsync(new() { PlanId = "failover" }, call, CancellationToken.None);

        Assert.Equal(first.Id, second.Id);
        await Refusal.OfAsync(ErrorCodes.Conflict, () => _runbooks.StartRunAsync(new() { PlanId = "other" }, call, CancellationToken.None));
        Assert.NotEqual(first.Id, (await StartAsync()).Id);
    }

    [Fact]
    public async Task Run_PlanChangesMeanwhile_GoesByThePlanOfItsStart()
    {
        var run = await StartAsync();
        _folder.Write("plans/db/failover.yaml", "title: Shorter\nsteps: [ { id: a, title: A } ]\n");
        _host.Clock.Now += TimeSpan.FromMinutes(1);

        await CompleteAsync(run, "lag");

        Assert.Equal(5, (await GetAsync(run)).Plan!.Steps.Count);
        Assert.Equal("a=ready running", Progress(await StartAsync()));
    }

    [Fact]
    public async Task QueryRuns_Filters_AreHonouredAndTheNewestIsFirst()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        foreach (var step in new[] { "lag", "announce", "promote", "check", "write-up" })
        {
            await CompleteAsync(first, step);
        }

        Assert.Equal([second.Id, first.Id], await IdsAsync(new()));
        Assert.Equal([first.Id], await IdsAsync(new() { Statuses = ["Completed"] }));
        Assert.Equal([second.Id], await IdsAsync(new() { Limit = 1 }));
        Assert.Equal([first.Id], await IdsAsync(new() { Query = first.Id }));
        Assert.Equal(2, (await IdsAsync(new() { PlanIds = ["failover"], Scope = new() { Service = "orders" } })).Length);
        Assert.Empty(await IdsAsync(new() { PlanIds = ["other"] }));
        Assert.Empty(await IdsAsync(new() { Scope = new() { Service = "search" } }));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => IdsAsync(new() { Limit = -1 }));
    }

    private Task<Run> StartAsync() => _runbooks.StartRunAsync(new() { PlanId = "failover" }, Host.Call, CancellationToken.None);

    private Task<Run> GetAsync(Run run) => _runbooks.GetRunAsync(new() { RunId = run.Id }, Host.Call, CancellationToken.None);

    private Task<Acknowledgement> CompleteAsync(Run run, string step, string actor = "", string note = "", string? key = null) => _runbooks.CompleteStepAsync(
        new() { RunId = run.Id, StepId = step, Actor = actor, Note = note }, new CallContext { RequestId = "r", Actor = Host.Call.Actor, IdempotencyKey = key }, CancellationToken.None);

    private async Task<string[]> IdsAsync(OrchestrationRunQuery query) => [.. (await _runbooks.QueryRunsAsync(query, Host.Call, CancellationToken.None)).Items.Select(run => run.Id)];

    private static string Progress(Run run) => string.Join(' ', run.Steps.Select(step => $"{step.StepId}={step.Status}").Append(run.Status));
}
