using Slipway.Sdk.Orchestration;

namespace Company.Ops.Example.Tests;

public sealed class ExamplePlansTests : ProviderTest
{
    [Fact]
    public async Task Plans_WithAText_AreFoundAndToldApart()
    {
        var provider = new ExamplePlans(Configuration);

        var found = await provider.QueryPlansAsync(new OrchestrationPlanQuery { Query = "FAILOVER" }, Call, Token);
        Assert.Equal(["failover"], found.Items.Select(plan => plan.Id));
        await RefusedAsync("not_found", () => provider.GetPlanAsync(new PlanReference { PlanId = "nowhere" }, Call, Token));
    }
}
