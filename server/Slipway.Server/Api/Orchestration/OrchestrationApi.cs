using Slipway.Sdk.Calls;
using Slipway.Sdk.Orchestration;
using Slipway.Server.Http;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Orchestration;

/// <summary>The routes of plans and runs.</summary>
internal static class OrchestrationApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = OrchestrationCapability.Definition,
        Segment = "orchestration",
        TrailingSlash = true,
        Json = OrchestrationApiJson.Default,
        Routes =
        [
            new Route("POST", "/orchestration/plans/query", "orchestration.plans.query", RequestSource.Body<OrchestrationPlanQuery>()),
            new Route("GET", "/orchestration/plans/{planId}", "orchestration.plans.get", RequestSource.Path(
                static parts => new PlanReference { PlanId = parts[0] })),
            new Route("POST", "/orchestration/runs/query", "orchestration.runs.query", RequestSource.Body<OrchestrationRunQuery>()),
            new Route("GET", "/orchestration/runs/{runId}", "orchestration.runs.get", RequestSource.Path(
                static parts => new RunReference { RunId = parts[0] })),
            new Route("POST", "/orchestration/runs", "orchestration.runs.start", RequestSource.Body<PlanReference>(Start))
            {
                Status = 201,
                ResourceOf = static answer => ((Run)answer).Id,
            },
            new Route(
                "POST",
                "/orchestration/runs/{runId}/steps/{stepId}/complete",
                "orchestration.runs.steps.complete",
                RequestSource.Body<StepCompletionInput>(Complete)),
        ],
    };

    private static PlanReference Start(PlanReference plan, RequestParts parts) =>
        plan.PlanId.Length > 0 ? plan : throw ApiException.BadRequest("planId is required");

    // Consoles leave the actor out and expect the server to know it: the headers name whoever acts.
    private static StepCompletion Complete(StepCompletionInput input, RequestParts parts) => new()
    {
        RunId = parts[0],
        StepId = parts[1],
        Actor = string.IsNullOrEmpty(input.Actor) ? NamedActor(parts.Actor) : input.Actor,
        Note = input.Note ?? "",
    };

    private static string NamedActor(Actor actor) => actor.Id == Actor.Unknown.Id ? "" : actor.Id;
}
