using System.Text.Json;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;
using Directory = Slipway.Plugins.PagerDuty.Names.Directory;

namespace Slipway.Plugins.PagerDuty.Incidents;

/// <summary>Makes incidents of the schema from those of PagerDuty.</summary>
internal sealed class IncidentMapping(Directory services, Directory teams)
{
    public Incident Map(UpstreamIncident incident) => new()
    {
        Id = incident.Id,
        Title = TitleOf(incident),
        Description = incident.Body?.Details is { ValueKind: JsonValueKind.String } details ? details.GetString() : null,
        Status = incident.Status,
        Severity = incident.Urgency ?? "",
        Service = incident.Service?.Id is { } service ? services.NameOf(service) : null,
        Url = incident.HtmlUrl,
        CreatedAt = incident.CreatedAt,
        UpdatedAt = incident.UpdatedAt ?? incident.LastStatusChangeAt ?? incident.CreatedAt,
        Fields = Fields(incident),
    };

    /// <summary>Whether a text occurs in the title, the details, the number or the name of the service.</summary>
    public static bool Mentions(UpstreamIncident incident, string? text) =>
        string.IsNullOrEmpty(text)
        || new[] { TitleOf(incident), $"#{incident.IncidentNumber}", incident.Service?.Summary, incident.IncidentKey }
            .Any(value => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static string TitleOf(UpstreamIncident incident) => incident.Title ?? incident.Summary ?? incident.Id;

    private FreeMap Fields(UpstreamIncident incident)
    {
        var fields = new FreeMap();
        if (incident.IncidentNumber is { } number)
        {
            fields.Add("number", number);
        }

        foreach (var (name, text) in new[]
        {
            ("incidentKey", incident.IncidentKey),
            ("serviceName", incident.Service?.Summary),
            ("priority", incident.Priority?.Summary),
            ("escalationPolicy", incident.EscalationPolicy?.Summary),
            ("resolvedAt", incident.ResolvedAt is { } time ? ((Timestamp)time).ToString() : null),
        })
        {
            if (!string.IsNullOrEmpty(text))
            {
                fields.Add(name, text);
            }
        }

        var assignees = incident.Assignments.Select(assignment => assignment?.Assignee?.Summary).OfType<string>().ToArray();
        if (assignees.Length > 0)
        {
            fields.Add("assignees", assignees);
        }

        var owners = incident.Teams.Select(team => team?.Id).OfType<string>().Select(teams.NameOf).ToArray();
        if (owners.Length > 0)
        {
            fields.Add("teams", owners);
        }

        return fields;
    }
}
