using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.Mock.Seeds;

/// <summary>The incidents of the mock's history.</summary>
internal static class IncidentSeed
{
    private static readonly string[] Symptoms =
        ["answers slowly", "returns errors", "lost a replica", "rejects logins", "serves stale data"];
    private static readonly string[] Statuses = ["open", "acknowledged", "resolved"];
    private static readonly string[] Severities = ["critical", "high", "medium", "low"];

    public static Incident Make(string id, int number, int count)
    {
        var service = World.ServiceOf(number);
        var opened = World.Epoch.AddHours(number - count - 1);
        return new Incident
        {
            Id = id,
            Title = World.Text($"{service.Name} {World.Pick(Symptoms, number)}"),
            Description = World.Text($"Seeded incident {number} of service {service.Id}."),
            Status = World.Pick(Statuses, number),
            Severity = World.Pick(Severities, number),
            Service = service.Id,
            Url = World.Link("incidents", id),
            CreatedAt = opened,
            UpdatedAt = opened.AddMinutes(10),
            Fields = new FreeMap { { "environment", World.EnvironmentOf(number) }, { "team", service.Team } },
            Metadata = new FreeMap { { "source", "mock" } },
        };
    }

    public static TimelineEntry Opening(string id, Incident incident) => new()
    {
        Id = id,
        IncidentId = incident.Id,
        At = incident.CreatedAt,
        Kind = "opened",
        Body = World.Text($"{incident.Title}."),
        Actor = new FreeMap { { "type", "system" }, { "name", "mock" } },
    };
}
