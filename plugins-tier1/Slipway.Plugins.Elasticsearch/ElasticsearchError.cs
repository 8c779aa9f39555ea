using System.Text.Json;
using Slipway.Plugins.Shared.Http;

namespace Slipway.Plugins.Elasticsearch;

/// <summary>What Elasticsearch says is wrong: the first root cause, which speaks of the request; the error around it speaks of shards.</summary>
internal sealed record ElasticsearchError(string? Type, string? Reason)
{
    /// <summary>The error of an answer; null when it has none of that form.</summary>
    public static ElasticsearchError? Of(UpstreamAnswer answer)
    {
        if (answer.IsSuccess)
        {
            return null;
        }

        using var document = answer.Json();
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("error", out var error))
        {
            return null;
        }

        if (error.ValueKind != JsonValueKind.Object)
        {
            return new(null, error.ValueKind == JsonValueKind.String ? error.GetString() : null);
        }

        var causes = error.TryGetProperty("root_cause", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
        var cause = causes.FirstOrDefault(each => each.ValueKind == JsonValueKind.Object);
        return cause.ValueKind == JsonValueKind.Object ? new(Text(cause, "type"), Text(cause, "reason")) : new(Text(error, "type"), Text(error, "reason"));
    }

    private static string? Text(JsonElement value, string member) =>
        value.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
