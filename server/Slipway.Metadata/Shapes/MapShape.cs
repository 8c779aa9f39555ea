using System.Text.Json;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>A mapping whose keys its author chooses.</summary>
/// <param name="Key">What a key must be.</param>
/// <param name="Value">What each value must be.</param>
public sealed record MapShape(TextShape Key, Shape Value) : Shape
{
    /// <inheritdoc />
    public override string Noun => "a mapping";

    internal override bool Fits(YamlNode node) => node is YamlMapping;

    internal override void Check(YamlNode node, ShapeCheck check)
    {
        if (node is not YamlMapping mapping)
        {
            WrongType(node, check);
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            Key.CheckText(entry.Key, entry.KeyPosition, check.At(entry.Key));
            Value.Check(entry.Value, check.At(entry.Key));
        }
    }

    internal override void WriteKeywords(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "object");
        writer.WriteShape("propertyNames", Key);
        writer.WriteShape("additionalProperties", Value);
    }
}
