using System.Text.Json.Nodes;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.PagerDuty.Incidents;

/// <summary>Makes the bodies of requests that open and change incidents; refuses what PagerDuty cannot keep.</summary>
internal static class IncidentChanges
{
    /// <summary>The body for a new incident.</summary>
    public static JsonObject New(CreateIncidentInput input, string service, CallContext call)
    {
        if (input.Title.Length == 0)
        {
            throw ProviderException.BadRequest("title is required");
        }

        if (input.Status.Length > 0 && IncidentWords.StateOf(input.Status) != "triggered")
        {
            throw ProviderException.BadRequest("status: PagerDuty opens incidents as triggered; leave it out, and change it afterwards");
        }

        var body = new JsonObject
        {
            ["type"] = "incident",
            ["title"] = input.Title,
            ["service"] = Reference(service, "service_reference"),
        };
        AddUrgency(body, input.Severity);
        if (input.Description is { } description)
        {
            body["body"] = new JsonObject { ["type"] = "incident_body", ["details"] = description };
        }

        // With the key PagerDuty refuses a second open incident, so a caller may repeat what it got no answer to.
        if ((input.Fields?.GetText("incidentKey") ?? call.IdempotencyKey) is { Length: > 0 } key)
        {
            body["incident_key"] = key;
        }

        AddFields(body, input.Fields);
        return body;
    }

    /// <summary>The body for a change; null when nothing is to change.</summary>
    public static JsonObject? Of(UpdateIncidentInput input)
    {
        var body = new JsonObject { ["type"] = "incident" };
        if (input.Description is not null || input.Service is not null)
        {
            throw ProviderException.BadRequest("description and service of an incident cannot be changed in PagerDuty; add an entry to its timeline");
        }

        if (input.Title is { } title)
        {
            body["title"] = title.Length > 0 ? title : throw ProviderException.BadRequest("title cannot be empty");
        }

        if (input.Status is { } status)
        {
            body["status"] = IncidentWords.StateOf(status)
                ?? throw ProviderException.BadRequest("status is none of triggered, acknowledged, resolved");
        }

        AddUrgency(body, input.Severity);
        AddFields(body, input.Fields);
        return body.Count > 1 ? body : null;
    }

    private static void AddUrgency(JsonObject body, string? severity)
    {
        if (!string.IsNullOrEmpty(severity))
        {
            body["urgency"] = IncidentWords.UrgencyOf(severity) ?? throw ProviderException.BadRequest("severity is neither high nor low");
        }
    }

    private static void AddFields(JsonObject body, FreeMap? fields)
    {
        if (fields?.GetText("priorityId") is { Length: > 0 } priority)
        {
            body["priority"] = Reference(priority, "priority_reference");
        }

        if (fields?.GetText("escalationPolicyId") is { Length: > 0 } policy)
        {
            body["escalation_policy"] = Reference(policy, "escalation_policy_reference");
        }
    }

    private static JsonObject Reference(string id, string type) => new() { ["id"] = id, ["type"] = type };
}
