using Slipway.Sdk.Calls;
using Slipway.Sdk.Orchestration;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example;

/// <summary>Plans of plugin-slug. An operation without a member here (those of runs) answers not_implemented, and the declaration says so.</summary>
[Provider("plugin-slug", Filters = ["query"])]
public sealed class ExamplePlans(ExampleConfiguration configuration) : IOrchestrationProvider
{
    /// <inheritdoc />
    public Task<Page<Plan>> QueryPlansAsync(OrchestrationPlanQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var plans = All().Where(plan => request.Query is null || plan.Title.Contains(request.Query, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(Pages.Of(plans.Take(configuration.Most), request.Limit));
    }

    /// <inheritdoc />
    public Task<Plan> GetPlanAsync(PlanReference request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(All().FirstOrDefault(plan => plan.Id == request.PlanId)
            ?? throw ProviderException.NotFound($"there is no plan {request.PlanId}"));
    }

    // In place of an upstream: the same two plans every time.
    private IEnumerable<Plan> All() => [Plan("restart"), Plan("failover")];

    private Plan Plan(string id) => new()
    {
        Id = id,
        Title = $"{id} in {configuration.Region}",
        Steps = [new Step { Id = "look", Title = "Look at the graphs" }],
    };
}
