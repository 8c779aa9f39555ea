using System.Text.Json;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>Some keys are required once another key has one of certain values: a status that is not <c>active</c> needs a reason.</summary>
/// <param name="Key">The key that decides.</param>
/// <param name="Values">Its values that oblige.</param>
/// <param name="Then">The keys that are then required.</param>
public sealed record RequiredWhen(string Key, IReadOnlyList<string> Values, IReadOnlyList<string> Then) : KeyRule
{
    internal override void Check(YamlMapping mapping, ShapeCheck check)
    {
        if (mapping.Find(Key)?.Value is not YamlScalar { Type: YamlScalarType.Text } decisive || !Values.Contains(decisive.Text))
        {
            return;
        }

        foreach (var key in Then.Where(key => mapping.Find(key) is null))
        {
            check.Report(
                ShapeRules.MissingKey, decisive.Position, $"\"{key}\" is missing in {check.Subject}: {Key} {decisive.Text} requires it", $"add {key}");
        }
    }

    internal override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("if");
        writer.WriteStartObject("properties");
        writer.WriteStartObject(Key);
        writer.WriteTexts("enum", Values);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteTexts("required", [Key]);
        writer.WriteEndObject();
        writer.WriteStartObject("then");
        writer.WriteTexts("required", Then);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
