using System.Text.Json;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanShape : Shape
{
    /// <inheritdoc />
    public override string Noun => "true or false";

    internal override bool Fits(YamlNode node) => node is YamlScalar { Type: YamlScalarType.Boolean };

    internal override void Check(YamlNode node, ShapeCheck check)
    {
        if (!Fits(node))
        {
            WrongType(node, check);
        }
    }

    internal override void WriteKeywords(Utf8JsonWriter writer) => writer.WriteString("type", "boolean");
}
