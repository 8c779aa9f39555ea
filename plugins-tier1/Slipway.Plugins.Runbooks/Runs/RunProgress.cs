using Slipway.Sdk.Calls;
using Slipway.Sdk.Json;
using Slipway.Sdk.Orchestration;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Runbooks.Runs;

/// <summary>
/// How a run goes on. A step is pending until all that it depends on is completed; then it is ready, and whoever does it completes it.
/// </summary>
internal static class RunProgress
{
    public const string Pending = "pending";
    public const string Ready = "ready";
    public const string Running = "running";
    public const string Completed = "completed";

    /// <summary>A run of a plan as it is now: later changes of the plan do not reach it.</summary>
    public static StoredRun Start(Plan plan, CallContext call, DateTimeOffset now)
    {
        var run = new Run
        {
            Id = $"run-{Guid.CreateVersion7(now):N}",
            PlanId = plan.Id,
            Plan = plan,
            Status = Running,
            Scope = ScopeOf(plan),
            Steps = [.. plan.Steps.Select(step => new StepState { StepId = step.Id, Status = Pending })],
            CreatedAt = now,
            Fields = new FreeMap { { "startedBy", call.Actor.Id } },
        };
        return new StoredRun(Advance(run, now)) { StartKey = call.IdempotencyKey };
    }

    /// <summary>
    /// The run with a step completed. The same completion again changes nothing: callers repeat what they got no answer to.
    /// </summary>
    public static StoredRun Complete(StoredRun stored, StepCompletion completion, CallContext call, DateTimeOffset now)
    {
        var run = stored.Run;
        var actor = completion.Actor.Length == 0 ? call.Actor.Id : completion.Actor;
        var state = run.Steps.FirstOrDefault(step => step.StepId == completion.StepId)
            ?? throw ProviderException.NotFound($"run {run.Id} has no step {completion.StepId}; its steps are {string.Join(", ", run.Steps.Select(step => step.StepId))}");
        if (state.Status == Completed)
        {
            return IsRepeated(stored, state, actor, completion.Note, call.IdempotencyKey)
                ? stored
                : throw ProviderException.Conflict($"step {state.StepId} of run {run.Id} was completed by {state.Actor} at {state.FinishedAt}");
        }

        if (state.Status == Pending)
        {
            throw ProviderException.Conflict($"step {state.StepId} of run {run.Id} waits for {string.Join(", ", Missing(run, state.StepId))}");
        }

        var completed = state with { Status = Completed, Actor = actor, Note = completion.Note, FinishedAt = now, UpdatedAt = now };
        return stored with
        {
            Run = Advance(run with { Steps = [.. run.Steps.Select(step => step.StepId == state.StepId ? completed : step)] }, now),
            StepKeys = call.IdempotencyKey is { } key
                ? new Dictionary<string, string>(stored.StepKeys, StringComparer.Ordinal) { [state.StepId] = key }
                : stored.StepKeys,
        };
    }

    private static bool IsRepeated(StoredRun stored, StepState state, string actor, string note, string? key) =>
        (key is not null && stored.StepKeys.GetValueOrDefault(state.StepId) == key) || (state.Actor == actor && (state.Note ?? "") == note);

    private static Run Advance(Run run, DateTimeOffset now)
    {
        var steps = run.Steps
            .Select(state => state.Status == Pending && !Missing(run, state.StepId).Any() ? state with { Status = Ready, StartedAt = now, UpdatedAt = now } : state)
            .ToArray();
        return run with
        {
            Steps = steps,
            Status = steps.All(state => state.Status == Completed) ? Completed : Running,
            UpdatedAt = now,
        };
    }

    private static IEnumerable<string> Missing(Run run, string step) =>
        (run.Plan!.Steps.First(each => each.Id == step).DependsOn ?? []).Where(id => run.Steps.First(state => state.StepId == id).Status != Completed);

    /// <summary>The part of the organisation that the tags of a plan name.</summary>
    public static QueryScope ScopeOf(Plan plan) => new()
    {
        Service = plan.Tags?.GetValueOrDefault("service"),
        Team = plan.Tags?.GetValueOrDefault("team"),
        Environment = plan.Tags?.GetValueOrDefault("environment"),
    };
}
