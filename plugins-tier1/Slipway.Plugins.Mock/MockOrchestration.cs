using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Orchestration;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock;

/// <summary>Plans, and runs whose automatic steps finish by themselves as soon as it is their turn.</summary>
[Provider("mock", Scope = ["service", "team", "environment"], Filters = ["query", "statuses", "planIds", "tags", "limit"])]
public sealed class MockOrchestration : IOrchestrationProvider
{
    private readonly MockGate _gate;
    private readonly PlanSeed _plans;
    private readonly Ledger<Run> _runs;

    /// <summary>Seeds plans and runs.</summary>
    public MockOrchestration(MockConfiguration configuration, ProviderContext context)
    {
        _gate = new MockGate(configuration, context);
        _plans = new PlanSeed(configuration.Prefix);
        _runs = new Ledger<Run>("run", configuration.Prefix + "run-");
        for (var count = 0; count < configuration.Items; count++)
        {
            _runs.Add((id, number) => RunSeed.Make(id, number, configuration.Items, World.Pick(_plans.All, number)));
        }
    }

    /// <inheritdoc />
    public async Task<Page<Plan>> QueryPlansAsync(OrchestrationPlanQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Match.Page(
            _plans.All.Where(plan =>
                Match.Text(request.Query, plan.Id, plan.Title, plan.Description)
                && Match.Tags(request.Tags, plan.Tags)
                // Plans belong to a service and are good everywhere.
                && Match.Scope(request.Scope, plan.Tags!["service"], request.Scope.Environment)),
            request.Limit);
    }

    /// <inheritdoc />
    public async Task<Plan> GetPlanAsync(PlanReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return _plans.Get(request.PlanId);
    }

    /// <inheritdoc />
    public async Task<Page<Run>> QueryRunsAsync(OrchestrationRunQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Match.Page(
            _runs.NewestFirst.Where(run =>
                Match.Text(request.Query, run.Id, run.PlanId, run.Plan?.Title)
                && Match.Word(request.Statuses, run.Status)
                && Match.Id(request.PlanIds, run.PlanId)
                && Match.Scope(request.Scope, run.Scope.Service, run.Scope.Environment)),
            request.Limit);
    }

    /// <inheritdoc />
    public async Task<Run> GetRunAsync(RunReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return _runs.Get(request.RunId);
    }

    /// <inheritdoc />
    public async Task<Run> StartRunAsync(PlanReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        Match.Require("planId", request.PlanId);
        var plan = _plans.Get(request.PlanId);
        return _runs.Add((id, number) => RunProgress.Start(RunSeed.New(id, number, plan), _gate.Now));
    }

    /// <inheritdoc />
    public async Task<Acknowledgement> CompleteStepAsync(StepCompletion request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        var actor = request.Actor.Length == 0 ? call.Actor.Id : request.Actor;
        _runs.Change(request.RunId, run => RunProgress.Complete(run, request with { Actor = actor }, _gate.Now));
        return Acknowledgement.Done;
    }
}
