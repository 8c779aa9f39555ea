using Slipway.Sdk.Calls;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Mock.Tests;

public sealed class OrchestrationTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MockOrchestration _orchestration = new(new MockConfiguration { Items = 3 }, new Host().Context("orchestration", "mock"));

    [Fact]
    public async Task Run_ManualStepsCompleted_EndsCompleted()
    {
        var run = await _orchestration.StartRunAsync(new() { PlanId = "mock-plan-failover" }, Host.Call, None);
        Assert.Equal(("mock-run-4", "running"), (run.Id, run.Status));
        Assert.Equal(["ready", "pending", "pending", "pending"], Statuses(run));

        await Complete(run.Id, "announce", actor: "grace");
        run = await _orchestration.GetRunAsync(new() { RunId = run.Id }, Host.Call, None);
        Assert.Equal(["completed", "completed", "ready", "pending"], Statuses(run));
        Assert.Equal(("grace", "mock"), (run.Steps[0].Actor, run.Steps[1].Actor));

        await Complete(run.Id, "promote", actor: "");
        run = await _orchestration.GetRunAsync(new() { RunId = run.Id }, Host.Call, None);
        Assert.Equal("completed", run.Status);
        Assert.Equal("ada", run.Steps[2].Actor);
    }

    [Fact]
    public async Task Complete_OutOfTurnOrTwice_IsConflict()
    {
        var run = await _orchestration.StartRunAsync(new() { PlanId = "mock-plan-failover" }, Host.Call, None);

        await Refusal.OfAsync(ErrorCodes.Conflict, () => Complete(run.Id, "promote", "ada"));
        await Complete(run.Id, "announce", "ada");
        await Refusal.OfAsync(ErrorCodes.Conflict, () => Complete(run.Id, "announce", "ada"));
    }

    [Fact]
    public async Task UnknownPlanRunOrStep_IsNotFound()
    {
        await Refusal.OfAsync(ErrorCodes.NotFound, () => _orchestration.GetPlanAsync(new() { PlanId = "none" }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => _orchestration.StartRunAsync(new() { PlanId = "none" }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => _orchestration.GetRunAsync(new() { RunId = "none" }, Host.Call, None));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => Complete("none", "announce", "ada"));
        await Refusal.OfAsync(ErrorCodes.NotFound, () => Complete("mock-run-3", "none", "ada"));
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => _orchestration.StartRunAsync(new(), Host.Call, None));
    }

    [Fact]
    public async Task QueryRuns_Filters_Hold()
    {
        var all = (await _orchestration.QueryRunsAsync(new(), Host.Call, None)).Items;
        var running = (await _orchestration.QueryRunsAsync(new() { Statuses = ["running"] }, Host.Call, None)).Items;
        var restarts = (await _orchestration.QueryRunsAsync(new() { PlanIds = ["mock-plan-restart"] }, Host.Call, None)).Items;

        Assert.Equal(["mock-run-3", "mock-run-2", "mock-run-1"], all.Select(run => run.Id));
        Assert.Equal(["mock-run-3"], running.Select(run => run.Id));
        Assert.Equal(["mock-run-2"], restarts.Select(run => run.Id));
    }

    [Fact]
    public async Task QueryPlans_Filters_Hold()
    {
        Assert.Equal(2, (await _orchestration.QueryPlansAsync(new(), Host.Call, None)).Items.Count);
        Assert.Single((await _orchestration.QueryPlansAsync(new() { Query = "failover" }, Host.Call, None)).Items);
        Assert.Single((await _orchestration.QueryPlansAsync(new() { Tags = new Dictionary<string, string> { ["service"] = "checkout" } }, Host.Call, None)).Items);
        Assert.Single((await _orchestration.QueryPlansAsync(new() { Limit = 1 }, Host.Call, None)).Items);
    }

    private static IEnumerable<string> Statuses(Run run) => run.Steps.Select(step => step.Status);

    private Task<Acknowledgement> Complete(string run, string step, string actor) =>
        _orchestration.CompleteStepAsync(new() { RunId = run, StepId = step, Actor = actor, Note = "ok" }, Host.Call, None);
}
