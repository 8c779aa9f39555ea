using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Mock.State;

/// <summary>
/// How a run goes on. A step is pending until the steps before it are done; then a manual one waits as ready for a person,
/// and any other is done by itself.
/// </summary>
internal static class RunProgress
{
    public const string Pending = "pending";
    public const string Ready = "ready";
    public const string Done = "completed";
    private const string Manual = "manual";

    /// <summary>Begins a run whose steps are all pending.</summary>
    public static Run Start(Run run, Timestamp now) => Advance(run with { CreatedAt = now }, now);

    /// <summary>Completes a manual step that is ready.</summary>
    public static Run Complete(Run run, StepCompletion completion, Timestamp now)
    {
        var state = run.Steps.FirstOrDefault(step => step.StepId == completion.StepId)
            ?? throw ProviderException.NotFound($"run {run.Id} has no step {completion.StepId}");
        if (state.Status == Done)
        {
            throw ProviderException.Conflict($"step {state.StepId} of run {run.Id} is completed already");
        }

        if (state.Status == Pending)
        {
            throw ProviderException.Conflict($"step {state.StepId} of run {run.Id} waits for the steps before it");
        }

        var completed = state with
        {
            Status = Done,
            Actor = completion.Actor,
            Note = completion.Note,
            FinishedAt = now,
            UpdatedAt = now,
        };
        return Advance(run with { Steps = [.. run.Steps.Select(step => step.StepId == state.StepId ? completed : step)] }, now);
    }

    private static Run Advance(Run run, Timestamp now)
    {
        var states = run.Steps.ToArray();
        var plan = run.Plan!.Steps;
        // Steps stand after those that they depend on, so one pass reaches all.
        for (var place = 0; place < plan.Count; place++)
        {
            var isTurn = (plan[place].DependsOn ?? []).All(id => states.Any(state => state.StepId == id && state.Status == Done));
            if (states[place].Status == Pending && isTurn)
            {
                states[place] = plan[place].Type == Manual
                    ? states[place] with { Status = Ready, StartedAt = now, UpdatedAt = now }
                    : states[place] with { Status = Done, Actor = "mock", StartedAt = now, FinishedAt = now, UpdatedAt = now };
            }
        }

        return run with
        {
            Steps = states,
            Status = states.All(state => state.Status == Done) ? Done : "running",
            UpdatedAt = now,
        };
    }
}
