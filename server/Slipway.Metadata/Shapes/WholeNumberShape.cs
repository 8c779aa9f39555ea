using System.Text.Json;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>A number without a fraction.</summary>
public sealed record WholeNumberShape : Shape
{
    /// <inheritdoc />
    public override string Noun => "a whole number";

    /// <summary>The smallest.</summary>
    public long? Smallest { get; init; }

    /// <summary>The largest.</summary>
    public long? Largest { get; init; }

    internal override bool Fits(YamlNode node) => node is YamlScalar { Type: YamlScalarType.WholeNumber or YamlScalarType.Fraction };

    internal override void Check(YamlNode node, ShapeCheck check)
    {
        if (node is not YamlScalar scalar || !YamlNumber.TryInteger(scalar, out var number))
        {
            WrongType(node, check);
        }
        else if (number < Smallest || number > Largest)
        {
            var (word, limit) = number < Smallest ? ("small", $"at least {Smallest}") : ("large", $"at most {Largest}");
            check.Report(ShapeRules.OutOfRange, node.Position, $"{check.Subject} is too {word}", $"write {limit}");
        }
    }

    internal override void WriteKeywords(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "integer");
        if (Smallest is { } smallest)
        {
            writer.WriteNumber("minimum", smallest);
        }

        if (Largest is { } largest)
        {
            writer.WriteNumber("maximum", largest);
        }
    }
}
