using Slipway.Sdk.Incidents;

namespace Company.Ops.Example.Tests;

public sealed class ExampleIncidentsTests : ProviderTest
{
    [Fact]
    public async Task Incidents_OfAStatus_AreFoundAndToldApart()
    {
        var provider = new ExampleIncidents(Configuration);

        var found = await provider.QueryAsync(new IncidentQuery { Statuses = ["resolved"] }, Call, Token);
        Assert.Equal(["slow-search in eu-1"], found.Items.Select(incident => incident.Title));
        await RefusedAsync("not_found", () => provider.GetAsync(new IncidentReference { Id = "nowhere" }, Call, Token));
    }
}
