using System.Text.Json;
using Slipway.Plugins.Elasticsearch.Queries;
using Slipway.Sdk.Json;
using Slipway.Sdk.Logs;

namespace Slipway.Plugins.Elasticsearch.Entries;

/// <summary>Makes entries of the schema from documents.</summary>
internal sealed class EntryMapping(FieldNames fields)
{
    // ECS: custom keywords that can be searched.
    private const string Labels = "labels";

    public LogEntry Map(JsonElement hit)
    {
        var source = hit.TryGetProperty("_source", out var document) && document.ValueKind == JsonValueKind.Object ? document : default;
        return new LogEntry
        {
            // The sort value is the time in one form, however the document writes it.
            Timestamp = Timestamp.Parse(hit.GetProperty("sort")[0].GetString()!),
            Message = SourceField.Text(source, fields.Message) ?? "",
            Severity = SourceField.Text(source, fields.Severity),
            Service = fields.Service is { } service ? SourceField.Text(source, service) : null,
            Labels = LabelsOf(source),
            Fields = Rest(source),
            Metadata = new FreeMap { { "index", hit.GetProperty("_index").GetString() }, { "id", hit.GetProperty("_id").GetString() } },
        };
    }

    private static Dictionary<string, string> LabelsOf(JsonElement source)
    {
        var labels = new Dictionary<string, string>();
        if (SourceField.Find(source, Labels) is { ValueKind: JsonValueKind.Object } map)
        {
            foreach (var label in map.EnumerateObject().Where(label => label.Value.ValueKind != JsonValueKind.Object))
            {
                if (SourceField.Text(label.Value) is { } text)
                {
                    labels[label.Name] = text;
                }
            }
        }

        return labels;
    }

    private FreeMap Rest(JsonElement source)
    {
        var rest = new FreeMap();
        if (source.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in source.EnumerateObject().Where(member => member.Name != fields.Timestamp && member.Name != fields.Message && member.Name != Labels))
            {
                rest.Add(member.Name, member.Value);
            }
        }

        return rest;
    }
}
