using Slipway.Sdk.Calls;
using Slipway.Sdk.Orchestration;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The plans of the mock's company, by id.</summary>
internal sealed class PlanSeed(string prefix)
{
    public IReadOnlyList<Plan> All { get; } =
    [
        Make(prefix + "plan-failover", "Fail over the database", "payments",
        [
            new() { Id = "announce", Title = "Announce the failover", Type = "manual" },
            new() { Id = "check-replica", Title = "Check the replica's lag", Type = "observe", DependsOn = ["announce"] },
            new() { Id = "promote", Title = "Promote the replica", Type = "manual", DependsOn = ["check-replica"] },
            new() { Id = "record", Title = "Write it down", Type = "record", DependsOn = ["promote"] },
        ]),
        Make(prefix + "plan-restart", "Restart a service", "checkout",
        [
            new() { Id = "restart", Title = "Restart one instance after the other", Type = "invoke" },
            new() { Id = "verify", Title = "Verify that errors are gone", Type = "manual", DependsOn = ["restart"] },
        ]),
    ];

    public Plan Get(string id) =>
        All.FirstOrDefault(plan => plan.Id == id) ?? throw ProviderException.NotFound($"there is no plan {id}");

    private static Plan Make(string id, string title, string service, IReadOnlyList<Step> steps) => new()
    {
        Id = id,
        Title = title,
        Description = World.Text($"Seeded plan for service {service}."),
        Steps = steps,
        Url = World.Link("plans", id),
        Version = "1",
        Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = service },
    };
}
