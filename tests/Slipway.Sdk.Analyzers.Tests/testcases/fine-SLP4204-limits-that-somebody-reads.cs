using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Deployments;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Services;
using Slipway.Sdk.Teams;
using Slipway.Sdk.Tickets;

namespace Acme.Ops;

[Provider("weather")]
public sealed class WeatherAlerts : IAlertProvider
{
    public Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Pages.Of(Enumerable.Range(1, 1000).Select(id => new Alert { Id = $"{id}" }), request.Limit));
}

[Provider("weather")]
public sealed class WeatherServices : IServiceCatalogProvider
{
    public Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(Find(request));

    private static Page<Service> Find(ServiceQuery query) => Deeper(query, 1);

    private static Page<Service> Deeper(ServiceQuery query, int depth) =>
        depth > 3 ? new() { Items = [.. Enumerable.Repeat(new Service(), (int)query.Limit)] } : Deeper(query, depth + 1);
}

[Provider("weather")]
public sealed class WeatherLogs(IWeatherSource source) : ILogProvider
{
    public Task<LogEntries> QueryAsync(LogQuery request, CallContext call, CancellationToken cancellationToken) => source.FindAsync(request, cancellationToken);
}

public interface IWeatherSource
{
    Task<LogEntries> FindAsync(LogQuery query, CancellationToken cancellationToken);
}

[Provider("weather")]
public sealed class WeatherIncidents : IIncidentProvider
{
    public Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("incident.query");
}

[Provider("weather")]
public sealed class WeatherTickets : ITicketProvider
{
    public Task<Page<Ticket>> QueryAsync(TicketQuery request, CallContext call, CancellationToken cancellationToken)
    {
        var asked = request with { Query = "storm" };
        return Task.FromResult(Pages.Of(Enumerable.Repeat(new Ticket(), 10), asked.Limit));
    }
}

[Provider("weather")]
public sealed class WeatherDeployments : IDeploymentProvider
{
    public Task<Page<Deployment>> QueryAsync(DeploymentQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(request is { Limit: > 0 and var most } ? Pages.Of(Enumerable.Repeat(new Deployment(), (int)most)) : Page<Deployment>.Empty);
}

// A query without a limit has none to read.
[Provider("weather")]
public sealed class WeatherTeams : ITeamProvider
{
    public Task<Page<Team>> QueryAsync(TeamQuery request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(Pages.Of([new Team()]));
}
