using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;

namespace Slipway.Examples;

/// <summary>Incidents in memory; they live as long as the process.</summary>
internal sealed class IncidentMock : IIncidentProvider
{
    private readonly TimeProvider _clock;
    private readonly List<Incident> _incidents;
    private readonly List<TimelineEntry> _timeline;

    public IncidentMock(TimeProvider clock)
    {
        _clock = clock;
        _incidents =
        [
            new()
            {
                Id = "p1", Title = "plugin incident", Status = "open", Severity = "sev2", Service = "svc-plugin", CreatedAt = Now, UpdatedAt = Now,
            },
        ];
        _timeline = [new() { Id = "t1", IncidentId = "p1", At = Now, Kind = "note", Body = "from plugin" }];
    }

    private Timestamp Now => _clock.GetUtcNow();

    public Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(Pages.Of(_incidents.Where(incident => Matches(incident, request)), request.Limit));

    public Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) =>
        Task.FromResult(_incidents[Find(request.Id)]);

    public Task<Incident> CreateAsync(CreateIncidentInput request, CallContext call, CancellationToken cancellationToken)
    {
        var incident = new Incident
        {
            Id = $"p{_incidents.Count + 1}",
            Title = request.Title,
            Description = request.Description,
            Status = request.Status,
            Severity = request.Severity,
            Service = request.Service,
            CreatedAt = Now,
            UpdatedAt = Now,
            Fields = request.Fields,
            Metadata = request.Metadata,
        };
        _incidents.Add(incident);
        return Task.FromResult(incident);
    }

    public Task<Incident> UpdateAsync(IncidentUpdate request, CallContext call, CancellationToken cancellationToken)
    {
        var (place, input) = (Find(request.Id), request.Input);
        var incident = _incidents[place];
        _incidents[place] = incident with
        {
            Title = input.Title ?? incident.Title,
            Description = input.Description ?? incident.Description,
            Status = input.Status ?? incident.Status,
            Severity = input.Severity ?? incident.Severity,
            Service = input.Service ?? incident.Service,
            Fields = input.Fields ?? incident.Fields,
            Metadata = input.Metadata ?? incident.Metadata,
            UpdatedAt = Now,
        };
        return Task.FromResult(_incidents[place]);
    }

    public Task<Page<TimelineEntry>> GetTimelineAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken)
    {
        _ = Find(request.Id);
        return Task.FromResult(Pages.Of(_timeline.Where(entry => entry.IncidentId == request.Id)));
    }

    public Task<Acknowledgement> AppendTimelineAsync(TimelineAppend request, CallContext call, CancellationToken cancellationToken)
    {
        _ = Find(request.Id);
        _timeline.Add(new TimelineEntry
        {
            Id = $"t{_timeline.Count + 1}",
            IncidentId = request.Id,
            At = request.Entry.At.IsMissing ? Now : request.Entry.At,
            Kind = request.Entry.Kind,
            Body = request.Entry.Body,
            Actor = request.Entry.Actor,
            Metadata = request.Entry.Metadata,
        });
        return Task.FromResult(Acknowledgement.Done);
    }

    private static bool Matches(Incident incident, IncidentQuery query) =>
        (query.Query is null || incident.Title.Contains(query.Query, StringComparison.OrdinalIgnoreCase))
        && (query.Statuses is null || query.Statuses.Contains(incident.Status))
        && (query.Severities is null || query.Severities.Contains(incident.Severity))
        && (query.Scope.Service is null || query.Scope.Service == incident.Service);

    private int Find(string id) =>
        _incidents.FindIndex(incident => incident.Id == id) is >= 0 and var place ? place : throw ProviderException.NotFound($"incident {id} not found");
}
