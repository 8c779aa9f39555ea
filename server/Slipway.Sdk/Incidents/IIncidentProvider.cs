using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;

namespace Slipway.Sdk.Incidents;

/// <summary>
/// Incidents of an incident manager. A provider implements the operations that its upstream has; the others answer <c>not_implemented</c>.
/// </summary>
[CapabilityContract("incident")]
public interface IIncidentProvider
{
    /// <summary>Finds incidents.</summary>
    [Operation("incident.query")]
    Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("incident.query");

    /// <summary>Reads one incident.</summary>
    [Operation("incident.get")]
    Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("incident.get");

    /// <summary>Opens an incident.</summary>
    [Operation("incident.create")]
    Task<Incident> CreateAsync(CreateIncidentInput request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("incident.create");

    /// <summary>Changes an incident.</summary>
    [Operation("incident.update")]
    Task<Incident> UpdateAsync(IncidentUpdate request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("incident.update");

    /// <summary>Reads the timeline of an incident.</summary>
    [Operation("incident.timeline.get")]
    Task<Page<TimelineEntry>> GetTimelineAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("incident.timeline.get");

    /// <summary>Adds an entry to the timeline of an incident.</summary>
    [Operation("incident.timeline.append")]
    Task<Acknowledgement> AppendTimelineAsync(TimelineAppend request, CallContext call, CancellationToken cancellationToken) =>
        throw ProviderException.NotImplemented("incident.timeline.append");
}
