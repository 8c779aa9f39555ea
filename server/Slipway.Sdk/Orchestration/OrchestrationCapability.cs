using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Orchestration;

/// <summary>The <c>orchestration</c> capability and its operations.</summary>
public static class OrchestrationCapability
{
    /// <summary>The capability as data.</summary>
    public static Capability Definition { get; } = new()
    {
        Name = "orchestration",
        Spellings = ["orchestration", "orchestrations"],
        ProviderType = typeof(IOrchestrationProvider),
        Json = OrchestrationJson.Default,
        Operations =
        [
            Operation.Create<IOrchestrationProvider, OrchestrationPlanQuery, Page<Plan>>(
                new OperationDescription("orchestration.plans.query", "orchestration.plans.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Plan>(),
                static (provider, request, call, token) => provider.QueryPlansAsync(request, call, token)),
            Operation.Create<IOrchestrationProvider, PlanReference, Plan>(
                new OperationDescription("orchestration.plans.get", "orchestration.plans.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.One<Plan>(),
                static (provider, request, call, token) => provider.GetPlanAsync(request, call, token)),
            Operation.Create<IOrchestrationProvider, OrchestrationRunQuery, Page<Run>>(
                new OperationDescription("orchestration.runs.query", "orchestration.runs.query", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.List<Run>(),
                static (provider, request, call, token) => provider.QueryRunsAsync(request, call, token)),
            Operation.Create<IOrchestrationProvider, RunReference, Run>(
                new OperationDescription("orchestration.runs.get", "orchestration.runs.get", OperationEffect.Reads) { Idempotent = true },
                AnswerShape.One<Run>(),
                static (provider, request, call, token) => provider.GetRunAsync(request, call, token)),
            Operation.Create<IOrchestrationProvider, PlanReference, Run>(
                new OperationDescription("orchestration.runs.start", "orchestration.runs.start", OperationEffect.Writes) { Idempotent = false },
                AnswerShape.One<Run>(),
                static (provider, request, call, token) => provider.StartRunAsync(request, call, token)),
            Operation.Create<IOrchestrationProvider, StepCompletion, Acknowledgement>(
                new OperationDescription("orchestration.runs.steps.complete", "orchestration.runs.steps.complete", OperationEffect.Writes) { Idempotent = false },
                AnswerShape.Acknowledgement,
                static (provider, request, call, token) => provider.CompleteStepAsync(request, call, token)),
        ],
    };
}
