using Slipway.Plugins.PagerDuty.Incidents;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Plugins;
using Directory = Slipway.Plugins.PagerDuty.Names.Directory;

namespace Slipway.Plugins.PagerDuty;

/// <summary>Incidents of PagerDuty, newest first.</summary>
[Provider("pagerduty", Scope = ["service", "team"], Filters = ["query", "statuses", "severities", "limit"])]
public sealed class PagerDutyIncidents : IIncidentProvider, IDisposable
{
    private readonly PagerDutyApi _api;
    private readonly Directory _services;
    private readonly IncidentMapping _mapping;
    private readonly IncidentList _list;
    private readonly Timeline _timeline;
    private readonly string? _defaultService;

    /// <summary>Connects to nothing yet.</summary>
    /// <exception cref="ConfigurationException">Keys contradict each other.</exception>
    public PagerDutyIncidents(PagerDutyConfiguration configuration, ProviderContext context)
    {
        var problems = new List<ConfigurationProblem>();
        Directory.Check(configuration, problems);
        _api = PagerDutyApi.Of(configuration, context, problems);
        _services = Directory.OfServices(_api, configuration);
        var teams = Directory.OfTeams(_api, configuration);
        _mapping = new IncidentMapping(_services, teams);
        _list = new IncidentList(_api, _services, teams, TimeSpan.FromDays(configuration.Days), context.Clock);
        _timeline = new Timeline(_api);
        _defaultService = configuration.DefaultService;
    }

    /// <inheritdoc />
    public async Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken) =>
        Pages.Of((await _list.FindAsync(request, call, cancellationToken)).Select(_mapping.Map), request.Limit);

    /// <inheritdoc />
    public async Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) =>
        _mapping.Map(await ReadAsync(request.Id, call, cancellationToken));

    /// <inheritdoc />
    public async Task<Incident> CreateAsync(CreateIncidentInput request, CallContext call, CancellationToken cancellationToken)
    {
        var name = request.Service ?? _defaultService
            ?? throw ProviderException.BadRequest("service is required: an incident of PagerDuty belongs to one; or configure defaultService");
        // What is wrong with the request is said before PagerDuty is asked anything.
        var body = IncidentChanges.New(request, name, call);
        var service = await _services.FindAsync(name, call, cancellationToken)
            ?? throw ProviderException.BadRequest($"{PagerDutyApi.Name} has no service of the name {name}");
        body["service"]!["id"] = service;
        return _mapping.Map(await _api.WriteAsync(
            HttpMethod.Post, "/incidents", "incident", body, PagerDutyJson.Default.UpstreamIncident, call, cancellationToken));
    }

    /// <inheritdoc />
    public async Task<Incident> UpdateAsync(IncidentUpdate request, CallContext call, CancellationToken cancellationToken)
    {
        if (!Directory.IsId(request.Id))
        {
            throw Unknown(request.Id);
        }

        return IncidentChanges.Of(request.Input) is not { } body
            ? _mapping.Map(await ReadAsync(request.Id, call, cancellationToken))
            : _mapping.Map(await _api.WriteAsync(
                HttpMethod.Put, $"/incidents/{request.Id}", "incident", body, PagerDutyJson.Default.UpstreamIncident, call, cancellationToken));
    }

    /// <inheritdoc />
    public async Task<Page<TimelineEntry>> GetTimelineAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) =>
        Directory.IsId(request.Id) && await _timeline.FindAsync(request.Id, call, cancellationToken) is { } entries
            ? Pages.Of(entries)
            : throw Unknown(request.Id);

    /// <inheritdoc />
    public async Task<Acknowledgement> AppendTimelineAsync(TimelineAppend request, CallContext call, CancellationToken cancellationToken)
    {
        if (!Directory.IsId(request.Id))
        {
            throw Unknown(request.Id);
        }

        await _timeline.AppendAsync(request.Id, request.Entry, call, cancellationToken);
        return Acknowledgement.Done;
    }

    /// <inheritdoc />
    public void Dispose() => _api.Dispose();

    // What is no id need not be asked for, and cannot lead to another path.
    private async Task<UpstreamIncident> ReadAsync(string id, CallContext call, CancellationToken cancellationToken) =>
        Directory.IsId(id)
        && await _api.FindAsync($"/incidents/{id}?include%5B%5D=body", "incident", PagerDutyJson.Default.UpstreamIncident, call, cancellationToken) is { } incident
            ? incident
            : throw Unknown(id);

    private static ProviderException Unknown(string id) => ProviderException.NotFound($"{PagerDutyApi.Name} has no incident {id}");
}
