using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Services;

namespace Slipway.Plugins.Mock;

/// <summary>The services of the mock's company, by id.</summary>
[Provider("mock", Scope = ["service", "team", "environment"], Filters = ["ids", "name", "tags", "limit"])]
public sealed class MockServices(MockConfiguration configuration, ProviderContext context) : IServiceCatalogProvider
{
    private readonly MockGate _gate = new(configuration, context);

    /// <inheritdoc />
    public async Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Match.Page(
            World.Services.Select(Make).Where(service =>
                Match.Id(request.Ids, service.Id)
                && Match.Text(request.Name, service.Id, service.Name)
                && Match.Tags(request.Tags, service.Tags)
                && Match.Equals(request.Scope.Service, service.Id)
                && Match.Equals(request.Scope.Team, service.Tags!["team"])
                // Every service runs everywhere.
                && Match.Id(World.Environments, request.Scope.Environment ?? World.Environments[0])),
            request.Limit);
    }

    private static Service Make(MockService service) => new()
    {
        Id = service.Id,
        Name = service.Name,
        Url = World.Link("services", service.Id),
        Tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["criticality"] = service.Criticality,
            ["team"] = service.Team,
        },
    };
}
