using Slipway.Sdk.Alerts;

namespace Company.Ops.Example.Tests;

public sealed class ExampleAlertsTests : ProviderTest
{
    [Fact]
    public async Task Alerts_OfASeverity_AreFoundAndToldApart()
    {
        var provider = new ExampleAlerts(Configuration);

        var found = await provider.QueryAsync(new AlertQuery { Severities = ["minor"] }, Call, Token);
        Assert.Equal(["load in eu-1"], found.Items.Select(alert => alert.Title));
        await RefusedAsync("not_found", () => provider.GetAsync(new AlertReference { Id = "nowhere" }, Call, Token));
    }
}
