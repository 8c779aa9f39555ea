using Slipway.Plugins.Runbooks.Plans;
using Slipway.Plugins.Runbooks.Runs;
using Slipway.Plugins.Runbooks.Storage;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Orchestration;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Runbooks;

/// <summary>Plans of a folder and runs of a file. It does no step itself: it says which is ready, and keeps who completed which.</summary>
[Provider("runbooks", Scope = ["service", "team", "environment"], Filters = ["query", "statuses", "planIds", "tags", "limit"])]
public sealed class RunbooksOrchestration : IOrchestrationProvider, IDisposable
{
    private readonly PlanLibrary _plans;
    private readonly RunFile _runs;
    private readonly TimeProvider _clock;

    /// <summary>Reads the plans; the file of runs is opened by the first call.</summary>
    /// <exception cref="ConfigurationException">A plan is wrong, or there is no such folder.</exception>
    public RunbooksOrchestration(RunbooksConfiguration configuration, ProviderContext context)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(configuration.Runs)) is not { } folder || !Directory.Exists(folder))
        {
            throw new ConfigurationException([new("runs", "names a file in a folder that is not there")]);
        }

        _plans = new PlanLibrary(configuration.Plans, configuration.Refresh, context);
        _runs = new RunFile(configuration.Runs, configuration.Keep, context.Log);
        _clock = context.Clock;
    }

    /// <inheritdoc />
    public Task<Page<Plan>> QueryPlansAsync(OrchestrationPlanQuery request, CallContext call, CancellationToken cancellationToken)
    {
        RequireLimit(request.Limit);
        var plans = _plans.All.Where(plan =>
            Contains(request.Query, plan.Id, plan.Title, plan.Description)
            && (request.Tags ?? new Dictionary<string, string>()).All(tag => plan.Tags?.GetValueOrDefault(tag.Key) == tag.Value)
            && IsIn(request.Scope, RunProgress.ScopeOf(plan)));
        return Task.FromResult(Pages.Of(plans, request.Limit));
    }

    /// <inheritdoc />
    public Task<Plan> GetPlanAsync(PlanReference request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(_plans.Get(request.PlanId));

    /// <inheritdoc />
    public async Task<Page<Run>> QueryRunsAsync(OrchestrationRunQuery request, CallContext call, CancellationToken cancellationToken)
    {
        RequireLimit(request.Limit);
        var runs = (await _runs.ListAsync(cancellationToken)).Select(stored => stored.Run).Where(run =>
            Contains(request.Query, run.Id, run.PlanId, run.Plan?.Title)
            && (request.Statuses is not { Count: > 0 } statuses || statuses.Contains(run.Status, StringComparer.OrdinalIgnoreCase))
            && (request.PlanIds is not { Count: > 0 } plans || plans.Contains(run.PlanId))
            && IsIn(request.Scope, run.Scope));
        return Pages.Of(runs, request.Limit);
    }

    /// <inheritdoc />
    public async Task<Run> GetRunAsync(RunReference request, CallContext call, CancellationToken cancellationToken) =>
        (await _runs.FindAsync(request.RunId, cancellationToken))?.Run ?? throw Unknown(request.RunId);

    /// <inheritdoc />
    public async Task<Run> StartRunAsync(PlanReference request, CallContext call, CancellationToken cancellationToken)
    {
        var started = await _runs.AddAsync(RunProgress.Start(_plans.Get(request.PlanId), call, _clock.GetUtcNow()), cancellationToken);
        return started.Run.PlanId == request.PlanId
            ? started.Run
            : throw ProviderException.Conflict($"the idempotency key of this call started run {started.Run.Id} of plan {started.Run.PlanId}");
    }

    /// <inheritdoc />
    public async Task<Acknowledgement> CompleteStepAsync(StepCompletion request, CallContext call, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        _ = await _runs.ChangeAsync(request.RunId, run => RunProgress.Complete(run, request, call, now), cancellationToken) ?? throw Unknown(request.RunId);
        return Acknowledgement.Done;
    }

    /// <inheritdoc />
    public void Dispose() => _runs.Dispose();

    private static ProviderException Unknown(string run) => ProviderException.NotFound($"there is no run {run}");

    private static void RequireLimit(long limit)
    {
        if (limit < 0)
        {
            throw ProviderException.BadRequest("limit is less than 0; leave it out for all");
        }
    }

    private static bool Contains(string? text, params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (value?.Contains(text ?? "", StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return string.IsNullOrEmpty(text);
    }

    private static bool IsIn(QueryScope wanted, QueryScope scope) =>
        Is(wanted.Service, scope.Service) && Is(wanted.Team, scope.Team) && Is(wanted.Environment, scope.Environment);

    private static bool Is(string? wanted, string? value) => string.IsNullOrEmpty(wanted) || wanted == value;
}
