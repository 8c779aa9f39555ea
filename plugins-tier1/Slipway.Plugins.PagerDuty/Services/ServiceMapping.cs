using Slipway.Sdk.Json;
using Slipway.Sdk.Services;
using Directory = Slipway.Plugins.PagerDuty.Names.Directory;

namespace Slipway.Plugins.PagerDuty.Services;

/// <summary>Makes services of the schema from those of PagerDuty.</summary>
internal sealed class ServiceMapping(Directory services, Directory teams)
{
    public Service Map(UpstreamService service) => new()
    {
        Id = services.NameOf(service.Id),
        Name = service.Name ?? service.Summary ?? service.Id,
        Url = service.HtmlUrl,
        Tags = Tags(service),
        Metadata = Metadata(service),
    };

    private Dictionary<string, string> Tags(UpstreamService service)
    {
        var tags = new Dictionary<string, string>();
        if (service.Status is { Length: > 0 } status)
        {
            tags["status"] = status;
        }

        // A service of PagerDuty has one team at the most that owns it; older ones have several, of which the first counts.
        if (service.Teams.FirstOrDefault(team => team?.Id is not null) is { Id: { } id })
        {
            tags["team"] = teams.NameOf(id);
        }

        return tags;
    }

    private static FreeMap Metadata(UpstreamService service)
    {
        var metadata = new FreeMap { { "pagerdutyId", service.Id } };
        foreach (var (name, text) in new[]
        {
            ("description", service.Description),
            ("escalationPolicy", service.EscalationPolicy?.Summary),
            ("lastIncidentAt", service.LastIncidentTimestamp is { } time ? ((Timestamp)time).ToString() : null),
        })
        {
            if (!string.IsNullOrEmpty(text))
            {
                metadata.Add(name, text);
            }
        }

        return metadata;
    }
}
