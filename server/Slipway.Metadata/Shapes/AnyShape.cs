using System.Text.Json;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>Anything at all: what an annotation holds.</summary>
public sealed record AnyShape : Shape
{
    /// <inheritdoc />
    public override string Noun => "a value";

    internal override bool Fits(YamlNode node) => true;

    internal override void Check(YamlNode node, ShapeCheck check)
    {
    }

    internal override void WriteKeywords(Utf8JsonWriter writer)
    {
    }
}
