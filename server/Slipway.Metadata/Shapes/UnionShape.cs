using System.Text.Json;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>
/// One of several shapes, told apart by what YAML shows: text, a number, a boolean, a list or a mapping. At most one of each, so that
/// the problems of a value are those of the shape that its author meant.
/// </summary>
public sealed record UnionShape(params IReadOnlyList<Shape> Alternatives) : Shape
{
    /// <inheritdoc />
    public override string Noun => string.Join(" or ", Alternatives.Select(shape => shape.Noun));

    internal override bool Fits(YamlNode node) => Alternatives.Any(shape => shape.Fits(node));

    internal override void Check(YamlNode node, ShapeCheck check)
    {
        if (Alternatives.FirstOrDefault(shape => shape.Fits(node)) is { } shape)
        {
            shape.Check(node, check);
        }
        else
        {
            WrongType(node, check);
        }
    }

    internal override void WriteKeywords(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("anyOf");
        foreach (var shape in Alternatives)
        {
            writer.WriteStartObject();
            shape.WriteKeywords(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
