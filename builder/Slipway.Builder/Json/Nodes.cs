using System.Text.Json.Nodes;

namespace Slipway.Builder.Json;

/// <summary>Short ways to make and read JSON nodes.</summary>
internal static class Nodes
{
    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>A list of nodes.</summary>
    public static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    /// <summary>A map of texts.</summary>
    public static JsonObject Map(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    /// <summary>The object without members that are null or empty.</summary>
    public static JsonObject Tidy(JsonObject map)
    {
        foreach (var name in map.Where(member => member.Value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 }).Select(member => member.Key).ToList())
        {
            map.Remove(name);
        }

        return map;
    }
}
