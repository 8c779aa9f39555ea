using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Orchestration;
using Slipway.Sdk.Schema;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The runs of the mock's history.</summary>
internal static class RunSeed
{
    /// <summary>A run of the history; every third is still waiting for a person.</summary>
    public static Run Make(string id, int number, int count, Plan plan)
    {
        var started = World.Epoch.AddHours((number - count - 1) * 3);
        var run = RunProgress.Start(New(id, number, plan), started);
        return number % 3 == 0 ? run : Finish(run, started.AddMinutes(20));
    }

    /// <summary>A run that has not begun.</summary>
    public static Run New(string id, int number, Plan plan) => new()
    {
        Id = id,
        PlanId = plan.Id,
        Plan = plan,
        Status = RunProgress.Pending,
        Scope = new QueryScope
        {
            Service = plan.Tags!["service"],
            Team = World.OwnerOf(plan.Tags["service"]),
            Environment = World.EnvironmentOf(number),
        },
        Steps = [.. plan.Steps.Select(step => new StepState { StepId = step.Id, Status = RunProgress.Pending })],
        Url = World.Link("runs", id),
    };

    private static Run Finish(Run run, DateTimeOffset at)
    {
        while (run.Steps.FirstOrDefault(step => step.Status == RunProgress.Ready) is { } ready)
        {
            run = RunProgress.Complete(run, new StepCompletion { RunId = run.Id, StepId = ready.StepId, Actor = "ada", Note = "done" }, at);
        }

        return run;
    }
}
