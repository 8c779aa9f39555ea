using Slipway.Plugins.Mock.Filters;
using Slipway.Plugins.Mock.Seeds;
using Slipway.Plugins.Mock.State;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Mock;

/// <summary>Incidents in memory, newest first.</summary>
[Provider("mock", Scope = ["service", "team", "environment"], Filters = ["query", "statuses", "severities", "limit"])]
public sealed class MockIncidents : IIncidentProvider
{
    private readonly MockGate _gate;
    private readonly Ledger<Incident> _incidents;
    private readonly Ledger<TimelineEntry> _timeline;

    /// <summary>Seeds the incidents.</summary>
    public MockIncidents(MockConfiguration configuration, ProviderContext context)
    {
        _gate = new MockGate(configuration, context);
        _incidents = new Ledger<Incident>("incident", configuration.Prefix + "inc-");
        _timeline = new Ledger<TimelineEntry>("timeline entry", configuration.Prefix + "entry-");
        for (var count = 0; count < configuration.Items; count++)
        {
            var incident = _incidents.Add((id, number) => IncidentSeed.Make(id, number, configuration.Items));
            _timeline.Add((id, _) => IncidentSeed.Opening(id, incident));
        }
    }

    /// <inheritdoc />
    public async Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return Match.Page(
            _incidents.NewestFirst.Where(incident =>
                Match.Text(request.Query, incident.Id, incident.Title, incident.Description)
                && Match.Word(request.Statuses, incident.Status)
                && Match.Word(request.Severities, incident.Severity)
                && Match.Scope(request.Scope, incident.Service, incident.Fields?.GetText("environment"))),
            request.Limit);
    }

    /// <inheritdoc />
    public async Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        return _incidents.Get(request.Id);
    }

    /// <inheritdoc />
    public async Task<Incident> CreateAsync(CreateIncidentInput request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        Match.Require("title", request.Title);
        return _incidents.Add((id, _) => new Incident
        {
            Id = id,
            Title = request.Title,
            Description = request.Description,
            Status = request.Status.Length == 0 ? "open" : request.Status,
            Severity = request.Severity.Length == 0 ? "medium" : request.Severity,
            Service = request.Service,
            Url = World.Link("incidents", id),
            CreatedAt = _gate.Now,
            UpdatedAt = _gate.Now,
            Fields = request.Fields,
            Metadata = request.Metadata,
        });
    }

    /// <inheritdoc />
    public async Task<Incident> UpdateAsync(IncidentUpdate request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        var input = request.Input;
        return _incidents.Change(request.Id, incident => incident with
        {
            Title = input.Title ?? incident.Title,
            Description = input.Description ?? incident.Description,
            Status = input.Status ?? incident.Status,
            Severity = input.Severity ?? incident.Severity,
            Service = input.Service ?? incident.Service,
            Fields = input.Fields ?? incident.Fields,
            Metadata = input.Metadata ?? incident.Metadata,
            UpdatedAt = _gate.Now,
        });
    }

    /// <inheritdoc />
    public async Task<Page<TimelineEntry>> GetTimelineAsync(
        IncidentReference request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        var incident = _incidents.Get(request.Id);
        return Pages.Of(_timeline.NewestFirst.Reverse().Where(entry => entry.IncidentId == incident.Id));
    }

    /// <inheritdoc />
    public async Task<Acknowledgement> AppendTimelineAsync(TimelineAppend request, CallContext call, CancellationToken cancellationToken)
    {
        await _gate.PassAsync(cancellationToken);
        var incident = _incidents.Get(request.Id);
        Match.Require("body", request.Entry.Body);
        _timeline.Add((id, _) => new TimelineEntry
        {
            Id = id,
            IncidentId = incident.Id,
            At = request.Entry.At.IsMissing ? _gate.Now : request.Entry.At,
            Kind = request.Entry.Kind.Length == 0 ? "note" : request.Entry.Kind,
            Body = request.Entry.Body,
            Actor = request.Entry.Actor,
            Metadata = request.Entry.Metadata,
        });
        return Acknowledgement.Done;
    }
}
