using System.Text.Json.Nodes;

namespace Slipway.Builder.Comparison;

/// <summary>An image's configuration as flat keys: <c>Env.PATH</c>, <c>Labels.NAME</c>, <c>User</c>.</summary>
internal static class ConfigKeys
{
    public static IEnumerable<KeyValuePair<string, string>> Of(JsonObject config) =>
    [
        .. Plain(config, "architecture", "os", "variant", "created", "author"),
        .. (config["config"] as JsonObject ?? []).SelectMany(member => Flat(member.Key, member.Value)),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Plain(JsonObject config, params string[] names) =>
        names.Where(name => config[name] is not null).Select(name => KeyValuePair.Create(name, Text(config[name])));

    private static IEnumerable<KeyValuePair<string, string>> Flat(string name, JsonNode? value) => (name, value) switch
    {
        ("Env", JsonArray list) => list.Select(item => Text(item).Split('=', 2)).Select(parts => KeyValuePair.Create($"Env.{parts[0]}", parts[^1])),
        (_, JsonObject map) => map.Select(member => KeyValuePair.Create($"{name}.{member.Key}", Text(member.Value))),
        _ => [KeyValuePair.Create(name, Text(value))],
    };

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString() ?? "";
}
