using Slipway.Sdk.Alerts;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Logs;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Services;

namespace Acme.Ops;

[Provider("weather")]
public sealed class WeatherAlerts : IAlertProvider
{
    public Task<Page<Alert>> QueryAsync(AlertQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(Pages.Of(Enumerable.Range(1, 1000).Where(_ => request.Query is null).Select(id => new Alert { Id = $"{id}" })));
    }
}

[Provider("weather")]
public sealed class WeatherServices : IServiceCatalogProvider
{
    public Task<Page<Service>> QueryAsync(ServiceQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Find(request));

    private static Page<Service> Find(ServiceQuery query) => query.Name is null ? Again(query) : Page<Service>.Empty;

    private static Page<Service> Again(ServiceQuery query) => query is { Name: "x" } ? Find(query) : new() { Items = [new Service { Id = query.Name ?? "" }] };
}

[Provider("weather")]
public sealed class WeatherLogs : ILogProvider
{
    Task<LogEntries> ILogProvider.QueryAsync(LogQuery request, CallContext call, CancellationToken cancellationToken)
    {
        if (request.Expression is null)
        {
            throw ProviderException.BadRequest("search for something");
        }

        return Task.FromResult(new LogEntries { Entries = [.. Enumerable.Range(1, 1000).Select(_ => new LogEntry())] });
    }
}
