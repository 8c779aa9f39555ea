using System.Globalization;
using System.Text.Json.Nodes;

namespace Slipway.Plugins.PagerDuty.Tests;

/// <summary>
/// REST API v2 of PagerDuty as its reference documents it: keys, versions, paging by offset up to ten thousand, the form of errors,
/// From for keys of the account, dedup by incident_key, notes and log.
/// </summary>
internal sealed class PagerDutySimulator : ApiSimulator
{
    public const string Token = "u+s3cr3t-token";
    private int _count;

    public List<JsonObject> Incidents { get; } = [];

    public List<JsonObject> Services { get; } = [Service("PSVCAAA", "Checkout", "PTEAMAA"), Service("PSVCBBB", "Search", "PTEAMBB"), Service("PSVCCCC", "Checkout legacy", null)];

    public List<JsonObject> Teams { get; } = [Named("PTEAMAA", "Payments"), Named("PTEAMBB", "Discovery")];

    public Dictionary<string, List<JsonObject>> Notes { get; } = [];

    public static DateTimeOffset Start { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Adds an incident, each a minute after the one before.</summary>
    public JsonObject Add(string title, string service = "PSVCAAA", string status = "triggered", string urgency = "high", string? priority = null)
    {
        var number = ++_count;
        var created = Start.AddMinutes(number);
        var incident = new JsonObject
        {
            ["id"] = $"PINC{number:D3}",
            ["type"] = "incident",
            ["incident_number"] = number,
            ["title"] = title,
            ["summary"] = $"[#{number}] {title}",
            ["status"] = status,
            ["urgency"] = urgency,
            ["incident_key"] = $"key-{number}",
            ["created_at"] = Time(created),
            ["updated_at"] = Time(created.AddSeconds(30)),
            ["html_url"] = $"https://acme.pagerduty.com/incidents/PINC{number:D3}",
            ["service"] = Reference(Services.Single(each => (string?)each["id"] == service), "service_reference"),
            ["teams"] = new JsonArray([.. Services.Single(each => (string?)each["id"] == service)["teams"]!.AsArray().Select(team => team!.DeepClone())]),
            ["assignments"] = new JsonArray(new JsonObject { ["at"] = Time(created), ["assignee"] = new JsonObject { ["id"] = "PUSERAA", ["type"] = "user_reference", ["summary"] = "Ada Lovelace" } }),
            ["escalation_policy"] = new JsonObject { ["id"] = "PESCAAA", ["type"] = "escalation_policy_reference", ["summary"] = "Default" },
            ["priority"] = priority is null ? null : new JsonObject { ["id"] = "PPRIO01", ["type"] = "priority", ["summary"] = priority },
        };
        Incidents.Add(incident);
        return incident;
    }

    protected override ScriptedHttpServer.Reply Answer(SimulatedRequest request)
    {
        if (request.Header("Authorization") != $"Token token={Token}")
        {
            return Error(401, 2006, "Unauthorized");
        }

        if (request.Header("Accept") != "application/vnd.pagerduty+json;version=2")
        {
            return Error(400, 2005, "Version Not Supported");
        }

        if (request.Method != "GET" && request.Header("From") != "ops@acme.example")
        {
            return Error(400, 2001, "Requester User Not Found");
        }

        return (request.Method, request.Path) switch
        {
            ("GET", ["incidents"]) => Page(request, "incidents", Matching(request)),
            ("POST", ["incidents"]) => Create(request.Body["incident"]!.AsObject()),
            ("GET", ["services"]) => Page(request, "services", Catalog(request, Services)),
            ("GET", ["teams"]) => Page(request, "teams", Catalog(request, Teams)),
            (var method, ["incidents", var id, .. var rest]) when Find(id) is { } incident => OfIncident(method, incident, rest, request),
            _ => Error(404, 2100, "Not Found"),
        };
    }

    private ScriptedHttpServer.Reply OfIncident(string method, JsonObject incident, string[] rest, SimulatedRequest request) => (method, rest) switch
    {
        ("GET", []) => Json(200, new JsonObject { ["incident"] = Shown(incident, request.All("include[]").Contains("body")) }),
        ("PUT", []) => Update(incident, request.Body["incident"]!.AsObject()),
        ("GET", ["notes"]) => Json(200, new JsonObject { ["notes"] = new JsonArray([.. NotesOf(incident).Select(note => note.DeepClone())]) }),
        ("POST", ["notes"]) => AddNote(incident, request.Body["note"]!["content"]!.GetValue<string>()),
        ("GET", ["log_entries"]) => Page(request, "log_entries", Log(incident)),
        _ => Error(404, 2100, "Not Found"),
    };

    private IEnumerable<JsonObject> Matching(SimulatedRequest request)
    {
        var (statuses, services, teams) = (request.All("statuses[]"), request.All("service_ids[]"), request.All("team_ids[]"));
        var since = request.One("since");
        Assert.Equal("created_at:desc", request.One("sort_by"));
        return Incidents
            .Where(incident => statuses.Length == 0 || statuses.Contains((string?)incident["status"]))
            .Where(incident => services.Length == 0 || services.Contains((string?)incident["service"]!["id"]))
            .Where(incident => teams.Length == 0 || incident["teams"]!.AsArray().Any(team => teams.Contains((string?)team!["id"])))
            .Where(incident => string.CompareOrdinal((string?)incident["created_at"], since) >= 0)
            .OrderByDescending(incident => (string?)incident["created_at"], StringComparer.Ordinal);
    }

    private static IEnumerable<JsonObject> Catalog(SimulatedRequest request, List<JsonObject> things) => things
        .Where(thing => ((string)thing["name"]!).Contains(request.One("query") ?? "", StringComparison.OrdinalIgnoreCase))
        .Where(thing => request.All("team_ids[]") is not { Length: > 0 } teams || thing["teams"]!.AsArray().Any(team => teams.Contains((string?)team!["id"])))
        .OrderBy(thing => (string?)thing["name"], StringComparer.Ordinal);

    private static ScriptedHttpServer.Reply Page(SimulatedRequest request, string member, IEnumerable<JsonObject> things)
    {
        var (limit, offset) = (request.Number("limit", 25), request.Number("offset", 0));
        if (limit > 100 || limit + offset > 10_000)
        {
            return Error(400, 2001, "Invalid Input Provided", "Limit or offset is out of range.");
        }

        var all = things.ToArray();
        return Json(200, new JsonObject
        {
            [member] = new JsonArray([.. all.Skip(offset).Take(limit).Select(thing => Shown(thing, false))]),
            ["limit"] = limit,
            ["offset"] = offset,
            ["total"] = null,
            ["more"] = all.Length > offset + limit,
        });
    }

    private ScriptedHttpServer.Reply Create(JsonObject input)
    {
        var service = (string?)input["service"]?["id"];
        if (Services.All(each => (string?)each["id"] != service))
        {
            return Error(400, 2001, "Invalid Input Provided", "Service cannot be blank.");
        }

        var key = (string?)input["incident_key"];
        if (key is not null && Incidents.Any(each => (string?)each["incident_key"] == key && (string?)each["status"] != "resolved" && (string?)each["service"]!["id"] == service))
        {
            return Error(400, 2001, "Invalid Input Provided", "Open incident with matching dedup key already exists on this service");
        }

        var made = Add((string)input["title"]!, service!, urgency: (string?)input["urgency"] ?? "high");
        made["incident_key"] = key ?? (string?)made["incident_key"];
        made["body"] = input["body"]?.DeepClone();
        return Json(201, new JsonObject { ["incident"] = Shown(made, true) });
    }

    private static ScriptedHttpServer.Reply Update(JsonObject incident, JsonObject changes)
    {
        foreach (var (name, value) in changes.Where(change => change.Key is "title" or "status" or "urgency").ToArray())
        {
            incident[name] = value!.DeepClone();
        }

        if (changes["priority"] is { } priority)
        {
            incident["priority"] = new JsonObject { ["id"] = (string?)priority["id"], ["type"] = "priority", ["summary"] = "P1" };
        }

        return Json(200, new JsonObject { ["incident"] = Shown(incident, false) });
    }

    private ScriptedHttpServer.Reply AddNote(JsonObject incident, string content)
    {
        var notes = NotesOf(incident);
        var note = new JsonObject
        {
            ["id"] = $"PNOTE{notes.Count:D2}",
            ["content"] = content,
            ["created_at"] = Time(Start.AddHours(1 + notes.Count)),
            ["user"] = new JsonObject { ["id"] = "PUSERAA", ["type"] = "user_reference", ["summary"] = "Ada Lovelace" },
        };
        notes.Add(note);
        return Json(201, new JsonObject { ["note"] = note.DeepClone() });
    }

    private IEnumerable<JsonObject> Log(JsonObject incident)
    {
        yield return LogEntry("R0TRIGGER", "trigger_log_entry", "Triggered through the API", Start, "PSVCAAA", "service_reference");
        foreach (var note in NotesOf(incident))
        {
            yield return LogEntry("R0" + (string?)note["id"], "annotate_log_entry", "Note added by Ada Lovelace.", Start.AddHours(1), "PUSERAA", "user_reference");
        }

        yield return LogEntry("R0ACK", "acknowledge_log_entry", "Acknowledged by Ada Lovelace.", Start.AddHours(9), "PUSERAA", "user_reference");
    }

    private static JsonObject LogEntry(string id, string type, string summary, DateTimeOffset at, string agent, string agentType) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["summary"] = summary,
        ["created_at"] = Time(at),
        ["agent"] = new JsonObject { ["id"] = agent, ["type"] = agentType, ["summary"] = "Ada Lovelace" },
    };

    private List<JsonObject> NotesOf(JsonObject incident)
    {
        var id = (string)incident["id"]!;
        return Notes.TryGetValue(id, out var notes) ? notes : Notes[id] = [];
    }

    // The body is only shown to those who ask for it.
    private static JsonObject Shown(JsonObject incident, bool withBody)
    {
        var shown = incident.DeepClone().AsObject();
        if (!withBody)
        {
            shown.Remove("body");
        }

        return shown;
    }

    private JsonObject? Find(string id) => Incidents.FirstOrDefault(incident => (string?)incident["id"] == id);

    private static ScriptedHttpServer.Reply Error(int status, int code, string message, params string[] errors) => Json(status, new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = message, ["code"] = code, ["errors"] = new JsonArray([.. errors.Select(error => JsonValue.Create(error))]) },
    });

    private static JsonObject Service(string id, string name, string? team) => new()
    {
        ["id"] = id,
        ["type"] = "service",
        ["name"] = name,
        ["summary"] = name,
        ["description"] = $"{name} of Acme",
        ["status"] = "active",
        ["html_url"] = $"https://acme.pagerduty.com/service-directory/{id}",
        ["last_incident_timestamp"] = null,
        ["escalation_policy"] = new JsonObject { ["id"] = "PESCAAA", ["type"] = "escalation_policy_reference", ["summary"] = "Default" },
        ["teams"] = team is null ? [] : new JsonArray(new JsonObject { ["id"] = team, ["type"] = "team_reference", ["summary"] = team }),
    };

    private static JsonObject Named(string id, string name) => new() { ["id"] = id, ["type"] = "team", ["name"] = name };

    private static JsonObject Reference(JsonObject thing, string type) => new() { ["id"] = (string?)thing["id"], ["type"] = type, ["summary"] = (string?)thing["name"] };

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
