using Slipway.Sdk.Calls;
using Slipway.Sdk.Schema;
using Slipway.Sdk.Services;

namespace Slipway.Plugins.PagerDuty.Tests;

/// <summary>Services of the simulated account.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly PagerDutySimulator _pagerDuty = new();
    private readonly PagerDutyServices _services;

    public ServiceTests() => _services = new(
        new()
        {
            Url = new Uri(_pagerDuty.Address),
            Token = new(PagerDutySimulator.Token),
            Services = new Dictionary<string, string> { ["checkout"] = "PSVCAAA" },
            Teams = new Dictionary<string, string> { ["payments"] = "PTEAMAA" },
        },
        new Host().Context("service", "pagerduty"));

    public void Dispose()
    {
        _services.Dispose();
        _pagerDuty.Dispose();
    }

    [Fact]
    public async Task Query_Everything_IsByName()
    {
        var services = await QueryAsync(new());

        Assert.Equal(["Checkout", "Checkout legacy", "Search"], services.Select(service => service.Name));
        Assert.Equal(["checkout", "PSVCCCC", "PSVCBBB"], services.Select(service => service.Id));
        Assert.Equal("https://acme.pagerduty.com/service-directory/PSVCAAA", services[0].Url);
        Assert.Equal(("active", "payments"), (services[0].Tags!["status"], services[0].Tags!["team"]));
        Assert.Equal(("PSVCAAA", "Checkout of Acme", "Default"), (services[0].Metadata!.GetText("pagerdutyId"), services[0].Metadata!.GetText("description"), services[0].Metadata!.GetText("escalationPolicy")));
    }

    [Fact]
    public async Task Query_Filters_AreHonoured()
    {
        Assert.Equal(2, (await QueryAsync(new() { Name = "CHECK" })).Count);
        Assert.Equal("Checkout", (await QueryAsync(new() { Ids = ["checkout", "PZZZZZZ"] })).Single().Name);
        Assert.Equal("Search", (await QueryAsync(new() { Ids = ["PSVCBBB"] })).Single().Name);
        Assert.Equal("Checkout", (await QueryAsync(new() { Tags = new Dictionary<string, string> { ["team"] = "payments" } })).Single().Name);
        Assert.Equal("Checkout", (await QueryAsync(new() { Limit = 1 })).Single().Name);
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(new() { Limit = -1 }));
    }

    [Fact]
    public async Task Query_Scope_IsHonoured()
    {
        Assert.Equal("Checkout", (await QueryAsync(new() { Scope = new QueryScope { Service = "checkout" } })).Single().Name);
        Assert.Equal("Search", (await QueryAsync(new() { Scope = new QueryScope { Team = "Discovery" } })).Single().Name);
        Assert.Empty(await QueryAsync(new() { Scope = new QueryScope { Service = "nobody" } }));
        Assert.Empty(await QueryAsync(new() { Scope = new QueryScope { Team = "nobody" } }));
    }

    private async Task<IReadOnlyList<Service>> QueryAsync(ServiceQuery query) => (await _services.QueryAsync(query, Host.Call, CancellationToken.None)).Items;
}
