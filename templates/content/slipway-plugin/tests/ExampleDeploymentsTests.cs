using Slipway.Sdk.Deployments;

namespace Company.Ops.Example.Tests;

public sealed class ExampleDeploymentsTests : ProviderTest
{
    [Fact]
    public async Task Deployments_OfAStatus_AreFoundAndToldApart()
    {
        var provider = new ExampleDeployments(Configuration);

        var found = await provider.QueryAsync(new DeploymentQuery { Statuses = ["failed"] }, Call, Token);
        Assert.Equal(["d-1"], found.Items.Select(deployment => deployment.Id));
        await RefusedAsync("not_found", () => provider.GetAsync(new DeploymentReference { Id = "nowhere" }, Call, Token));
    }
}
