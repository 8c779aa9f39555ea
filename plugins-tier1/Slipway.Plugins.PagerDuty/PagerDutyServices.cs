using Slipway.Plugins.PagerDuty.Services;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Services;
using Directory = Slipway.Plugins.PagerDuty.Names.Directory;

namespace Slipway.Plugins.PagerDuty;

/// <summary>Services of PagerDuty, by name.</summary>
[Provider("pagerduty", Scope = ["service", "team"], Filters = ["ids", "name", "tags", "limit"])]
public sealed class PagerDutyServices : IServiceCatalogProvider, IDisposable
{
    private readonly PagerDutyApi _api;
    private readonly Directory _services;
    private readonly Directory _teams;
    private readonly ServiceMapping _mapping;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public PagerDutyServices(PagerDutyConfiguration configuration, ProviderContext context)
    {
        var problems = new List<ConfigurationProblem>();
        Directory.Check(configuration, problems);
        _api = PagerDutyApi.Of(configuration, context, problems);
        _services = Directory.OfServices(_api, configuration);
        _teams = Directory.OfTeams(_api, configuration);
        _mapping = new ServiceMapping(_services, _teams);
    }

    /// <inheritdoc />
    public async Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken)
    {
        if (request.Limit < 0)
        {
            throw ProviderException.BadRequest("limit is less than 0; leave it out for all services");
        }

        if (await AddressAsync(request, call, cancellationToken) is not { } address)
        {
            return Page<Service>.Empty;
        }

        var id = request.Scope.Service is { } name ? await _services.FindAsync(name, call, cancellationToken) : null;
        var found = PageReader.ReadAsync<ServicePage, UpstreamService>(_api, address, 0, PagerDutyJson.Default.ServicePage, call, cancellationToken);
        List<Service> services = [];
        await foreach (var upstream in found)
        {
            var service = _mapping.Map(upstream);
            if ((request.Scope.Service is null || upstream.Id == id) && Matches(service, upstream.Id, request))
            {
                services.Add(service);
            }

            if (request.Limit > 0 && services.Count == request.Limit)
            {
                break;
            }
        }

        return Pages.Of(services);
    }

    /// <inheritdoc />
    public void Dispose() => _api.Dispose();

    // Null when the team is not there: then it has no services either.
    private async Task<string?> AddressAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var query = request.Name is { } name ? $"query={Uri.EscapeDataString(name)}&" : "";
        if (request.Scope.Team is not { } team)
        {
            return $"/services?{query}sort_by=name&";
        }

        return await _teams.FindAsync(team, call, cancellationToken) is { } id ? $"/services?{query}team_ids%5B%5D={id}&sort_by=name&" : null;
    }

    private static bool Matches(Service service, string id, ServiceQuery request) =>
        (request.Ids is null || request.Ids.Contains(service.Id) || request.Ids.Contains(id))
        && (request.Name is null || service.Name.Contains(request.Name, StringComparison.OrdinalIgnoreCase))
        && (request.Tags is null || request.Tags.All(tag => service.Tags?.GetValueOrDefault(tag.Key) == tag.Value));
}
