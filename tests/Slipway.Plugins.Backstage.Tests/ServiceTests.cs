using Slipway.Sdk.Calls;
using Slipway.Sdk.Schema;
using Slipway.Sdk.Services;

namespace Slipway.Plugins.Backstage.Tests;

/// <summary>Services of a server and of files: the same catalog gives the same answers.</summary>
public sealed class ServiceTests : IDisposable
{
    private readonly Catalogs _catalogs = new();

    public void Dispose() => _catalogs.Dispose();

    [Theory]
    [InlineData(Catalogs.Server)]
    [InlineData(Catalogs.Files)]
    public async Task Query_Everything_IsByNameWithWhatTheCatalogSays(string where)
    {
        var services = await QueryAsync(where, new());

        Assert.Equal(["checkout", "ledger", "search"], services.Select(service => service.Id));
        var checkout = services[0];
        Assert.Equal("Checkout of the shop", checkout.Name);
        Assert.Equal("https://backstage.acme.example/catalog/default/component/checkout", checkout.Url);
        Assert.Equal(
            ["lifecycle=production", "system=shop", "team=payments", "tier=1", "type=service"],
            checkout.Tags!.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(("component:default/checkout", "Takes the money."), (checkout.Metadata!.GetText("entityRef"), checkout.Metadata!.GetText("description")));
        Assert.Equal("""["component:default/ledger"]""", checkout.Metadata!["dependsOn"].GetRawText());
        Assert.Equal("""["https://wiki.acme.example/checkout"]""", checkout.Metadata!["links"].GetRawText());
        Assert.Equal("ada", services[1].Tags!["owner"]);
    }

    [Theory]
    [InlineData(Catalogs.Server)]
    [InlineData(Catalogs.Files)]
    public async Task Query_Filters_AreHonoured(string where)
    {
        Assert.Equal("checkout", (await QueryAsync(where, new() { Name = "OF THE" })).Single().Id);
        Assert.Equal("checkout", (await QueryAsync(where, new() { Ids = ["Checkout", "nobody", "no name"] })).Single().Id);
        Assert.Equal("search", (await QueryAsync(where, new() { Ids = ["component:default/search", "site"] })).Single().Id);
        Assert.Equal("ledger", (await QueryAsync(where, new() { Tags = new Dictionary<string, string> { ["lifecycle"] = "experimental" } })).Single().Id);
        Assert.Equal("checkout", (await QueryAsync(where, new() { Limit = 1 })).Single().Id);
        await Refusal.OfAsync(ErrorCodes.BadRequest, () => QueryAsync(where, new() { Limit = -1 }));
    }

    [Theory]
    [InlineData(Catalogs.Server)]
    [InlineData(Catalogs.Files)]
    public async Task Query_Scope_IsHonoured(string where)
    {
        Assert.Equal("checkout", (await QueryAsync(where, new() { Scope = new QueryScope { Service = "CHECKOUT" } })).Single().Id);
        Assert.Equal("checkout", (await QueryAsync(where, new() { Scope = new QueryScope { Team = "Payments" } })).Single().Id);
        Assert.Empty(await QueryAsync(where, new() { Scope = new QueryScope { Service = "checkout", Team = "discovery" } }));
        Assert.Empty(await QueryAsync(where, new() { Scope = new QueryScope { Service = "checkout" }, Ids = ["search"] }));
        Assert.Empty(await QueryAsync(where, new() { Scope = new QueryScope { Team = "no, filter=at all" } }));
    }

    [Theory]
    [InlineData(Catalogs.Server)]
    [InlineData(Catalogs.Files)]
    public async Task Query_OtherTypes_AreServicesToo(string where)
    {
        using var services = _catalogs.Services(where, "service", "Website");

        Assert.Equal(["checkout", "ledger", "search", "site"], (await services.QueryAsync(new(), Host.Call, CancellationToken.None)).Items.Select(service => service.Id));
    }

    [Fact]
    public async Task Query_ManyPages_LosesAndDoublesNone()
    {
        foreach (var number in Enumerable.Range(1, 450))
        {
            _catalogs.Simulator.Entities.Add(BackstageSimulator.Entity("Component", $"z{number:D3}", """{"type":"service"}"""));
        }

        var services = await QueryAsync(Catalogs.Server, new());

        Assert.Equal(453, services.Select(service => service.Id).Distinct().Count());
        Assert.Equal(453, services.Count);
        Assert.Equal(3, _catalogs.Simulator.Requests.Count);
    }

    [Fact]
    public async Task Query_LimitWithinAPage_ReadsNoFurther()
    {
        _catalogs.Simulator.LargestPage = 1;

        Assert.Equal(2, (await QueryAsync(Catalogs.Server, new() { Limit = 2 })).Count);

        Assert.Equal(2, _catalogs.Simulator.Requests.Count);
    }

    private async Task<IReadOnlyList<Service>> QueryAsync(string where, ServiceQuery query)
    {
        using var services = _catalogs.Services(where);
        return (await services.QueryAsync(query, Host.Call, CancellationToken.None)).Items;
    }
}
