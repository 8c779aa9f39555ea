using System.Text.Json.Nodes;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;

namespace Slipway.Plugins.PagerDuty.Incidents;

/// <summary>The timeline of an incident: its log, with the notes in the words of who wrote them.</summary>
internal sealed class Timeline(PagerDutyApi api)
{
    private const string TypeEnd = "_log_entry";
    private const string NoteType = "annotate" + TypeEnd;

    /// <summary>All entries, oldest first; null when there is no such incident.</summary>
    public async Task<IReadOnlyList<TimelineEntry>?> FindAsync(string incident, CallContext call, CancellationToken cancellationToken)
    {
        var path = $"/incidents/{Uri.EscapeDataString(incident)}";
        if (await api.FindAsync($"{path}/notes", "notes", PagerDutyJson.Default.IReadOnlyListUpstreamNote, call, cancellationToken) is not { } notes)
        {
            return null;
        }

        var entries = notes.Select(note => Entry(incident, note)).ToList();
        var log = PageReader.ReadAsync<LogPage, UpstreamLogEntry>(
            api, $"{path}/log_entries?", 0, PagerDutyJson.Default.LogPage, call, cancellationToken);
        await foreach (var entry in log)
        {
            // The log says that there is a note, but not what it says.
            if (entry.Type != NoteType)
            {
                entries.Add(Entry(incident, entry));
            }
        }

        return [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    /// <summary>Adds a note.</summary>
    public Task AppendAsync(string incident, TimelineAppendInput entry, CallContext call, CancellationToken cancellationToken)
    {
        if (entry.Body.Length == 0)
        {
            throw ProviderException.BadRequest("body is required");
        }

        return api.WriteAsync(
            HttpMethod.Post, $"/incidents/{Uri.EscapeDataString(incident)}/notes", "note", new JsonObject { ["content"] = entry.Body },
            PagerDutyJson.Default.UpstreamNote, call, cancellationToken);
    }

    private static TimelineEntry Entry(string incident, UpstreamNote note) => new()
    {
        Id = note.Id,
        IncidentId = incident,
        At = note.CreatedAt,
        Kind = "note",
        Body = note.Content ?? "",
        Actor = Actor(note.User),
    };

    private static TimelineEntry Entry(string incident, UpstreamLogEntry entry) => new()
    {
        Id = entry.Id,
        IncidentId = incident,
        At = entry.CreatedAt,
        Kind = entry.Type.EndsWith(TypeEnd, StringComparison.Ordinal) ? entry.Type[..^TypeEnd.Length] : entry.Type,
        Body = entry.Summary ?? "",
        Actor = Actor(entry.Agent),
    };

    private static FreeMap? Actor(UpstreamReference? who) => who?.Id is not { } id ? null : new FreeMap
    {
        { "id", id },
        { "name", who.Summary ?? id },
        { "type", (who.Type ?? "").Replace("_reference", "", StringComparison.Ordinal) },
    };
}
