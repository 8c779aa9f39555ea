using System.Text.Json;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>A rule over several keys of a mapping that a JSON Schema can say too.</summary>
public abstract record KeyRule
{
    private protected KeyRule()
    {
    }

    internal abstract void Check(YamlMapping mapping, ShapeCheck check);

    internal abstract void WriteSchema(Utf8JsonWriter writer);
}
