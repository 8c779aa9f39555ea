using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.Plugins.Shared.Yaml;

/// <summary>YAML as JSON, by the core schema of YAML 1.2; numbers that JSON cannot write stay texts.</summary>
internal static partial class YamlJson
{
    /// <summary>The value as JSON.</summary>
    public static JsonNode? Of(YamlValue value) => value switch
    {
        YamlList list => new JsonArray([.. list.Items.Select(Of)]),
        YamlMap map => new JsonObject(map.Members.Select(member => KeyValuePair.Create(member.Key, Of(member.Value)))),
        YamlText text => Of(text),
        _ => null,
    };

    private static JsonNode? Of(YamlText text) => text switch
    {
        { IsNull: true } => null,
        { IsPlain: false } => JsonValue.Create(text.Text),
        { Text: "true" or "True" or "TRUE" } => JsonValue.Create(true),
        { Text: "false" or "False" or "FALSE" } => JsonValue.Create(false),
        _ when Number().IsMatch(text.Text) => JsonNode.Parse(text.Text),
        _ => JsonValue.Create(text.Text),
    };

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
