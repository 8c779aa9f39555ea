using Slipway.Sdk.Incidents;
using Slipway.Server.Routing;

namespace Slipway.Server.Api.Incidents;

/// <summary>The routes of incidents.</summary>
internal static class IncidentApi
{
    public static CapabilityApi Definition { get; } = new()
    {
        Capability = IncidentCapability.Definition,
        Segment = "incidents",
        TrailingSlash = true,
        Routes =
        [
            new Route("POST", "/incidents/query", "incident.query", RequestSource.Body<IncidentQuery>()),
            new Route("POST", "/incidents", "incident.create", RequestSource.Body<CreateIncidentInput>())
            {
                Status = 201,
                ResourceOf = static answer => ((Incident)answer).Id,
            },
            new Route("GET", "/incidents/{id}", "incident.get", RequestSource.Path(Reference)),
            new Route("PATCH", "/incidents/{id}", "incident.update", RequestSource.Body<UpdateIncidentInput>(
                static (input, parts) => new IncidentUpdate { Id = parts[0], Input = input })),
            new Route("GET", "/incidents/{id}/timeline", "incident.timeline.get", RequestSource.Path(Reference)),
            new Route("POST", "/incidents/{id}/timeline", "incident.timeline.append", RequestSource.Body<TimelineAppendInput>(Append))
            {
                Status = 201,
            },
        ],
    };

    private static IncidentReference Reference(RequestParts parts) => new() { Id = parts[0] };

    private static TimelineAppend Append(TimelineAppendInput entry, RequestParts parts) =>
        new() { Id = parts[0], Entry = entry.At.IsMissing ? entry with { At = parts.Now } : entry };
}
