using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Orchestration;

/// <summary>
/// Plans and runs of a workflow engine. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("orchestration")]
public interface IOrchestrationProvider
{
    /// <summary>Finds plans.</summary>
    [Operation("orchestration.plans.query")]
    Task<Page<Plan>> QueryPlansAsync(OrchestrationPlanQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("orchestration.plans.query");

    /// <summary>Reads one plan.</summary>
    [Operation("orchestration.plans.get")]
    Task<Plan> GetPlanAsync(PlanReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("orchestration.plans.get");

    /// <summary>Finds runs.</summary>
    [Operation("orchestration.runs.query")]
    Task<Page<Run>> QueryRunsAsync(OrchestrationRunQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("orchestration.runs.query");

    /// <summary>Reads one run.</summary>
    [Operation("orchestration.runs.get")]
    Task<Run> GetRunAsync(RunReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("orchestration.runs.get");

    /// <summary>Starts a run of a plan.</summary>
    [Operation("orchestration.runs.start")]
    Task<Run> StartRunAsync(PlanReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("orchestration.runs.start");

    /// <summary>Completes a manual step.</summary>
    [Operation("orchestration.runs.steps.complete")]
    Task<Acknowledgement> CompleteStepAsync(StepCompletion request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("orchestration.runs.steps.complete");
}
