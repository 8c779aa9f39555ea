using System.Text.Json;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>One of the keys is there, and only one.</summary>
public sealed record ExactlyOneOf(params IReadOnlyList<string> Keys) : KeyRule
{
    internal override void Check(YamlMapping mapping, ShapeCheck check)
    {
        var present = Keys.Where(key => mapping.Find(key) is not null).ToList();
        if (present.Count == 1)
        {
            return;
        }

        var position = present.Count == 0 ? mapping.Position : mapping.Find(present[1])!.KeyPosition;
        check.Report(
            ShapeRules.Alternatives, position,
            present.Count == 0 ? $"{check.Subject} needs one of {string.Join(", ", Keys)}" : $"{string.Join(" and ", present)} exclude one another in {check.Subject}",
            present.Count == 0 ? $"add {string.Join(" or ", Keys)}" : $"keep one of {string.Join(", ", present)}");
    }

    internal override void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("oneOf");
        foreach (var key in Keys)
        {
            writer.WriteStartObject();
            writer.WriteTexts("required", [key]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
