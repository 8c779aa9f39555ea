using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;
using Slipway.Sdk.Plugins;

namespace Company.Ops.Example;

/// <summary>Incidents of plugin-slug. An operation without a member here answers not_implemented, and the declaration says so.</summary>
[Provider("plugin-slug", Filters = ["statuses"])]
public sealed class ExampleIncidents(ExampleConfiguration configuration) : IIncidentProvider
{
    private static readonly Timestamp Seen = Timestamp.Parse("2024-01-02T03:04:05Z");

    /// <inheritdoc />
    public Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var incidents = All().Where(incident => request.Statuses is null || request.Statuses.Contains(incident.Status));
        return Task.FromResult(Pages.Of(incidents.Take(configuration.Most), request.Limit));
    }

    /// <inheritdoc />
    public Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(All().FirstOrDefault(incident => incident.Id == request.Id)
            ?? throw ProviderException.NotFound($"there is no incident {request.Id}"));
    }

    // In place of an upstream: the same two incidents every time.
    private IEnumerable<Incident> All() => [Incident("checkout-down", "open"), Incident("slow-search", "resolved")];

    private Incident Incident(string id, string status) => new()
    {
        Id = id,
        Title = $"{id} in {configuration.Region}",
        Status = status,
        Severity = "critical",
        CreatedAt = Seen,
        UpdatedAt = Seen,
    };
}
