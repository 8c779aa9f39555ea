using System.Text.Json;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>
/// What a value must be, as data. One shape both judges documents and writes their JSON Schema, so the two cannot part; only the rules
/// that a JSON Schema cannot say (<see cref="TextShape.Rule"/>, <see cref="ListShape.UniqueBy"/>) are ours alone.
/// </summary>
public abstract record Shape
{
    private protected Shape()
    {
    }

    /// <summary>What a value of this shape is called in a message: <c>a list</c>, <c>a version</c>.</summary>
    public abstract string Noun { get; }

    /// <summary>What a value looks like, when that says more than its noun.</summary>
    internal virtual string? Sketch => null;

    /// <summary>Adds every problem of a value to the bag; false when one is an error.</summary>
    public bool Accepts(YamlNode node, ReadMode mode, DiagnosticBag bag)
    {
        var check = new ShapeCheck(mode, new DiagnosticBag());
        Check(node, check);
        bag.AddRange(check.Problems.Sorted());
        return !check.Problems.HasErrors;
    }

    internal abstract void Check(YamlNode node, ShapeCheck check);

    /// <summary>Writes the keywords of the JSON Schema into an object that is already open.</summary>
    internal abstract void WriteKeywords(Utf8JsonWriter writer);

    /// <summary>Whether this shape is the one that judges a node, when there is a choice.</summary>
    internal abstract bool Fits(YamlNode node);

    private protected void WrongType(YamlNode node, ShapeCheck check)
    {
        var (message, remedy) = node switch
        {
            YamlScalar { Type: YamlScalarType.Null } => ($"{check.Subject} has no value", $"write {Noun}, or delete the key"),
            YamlScalar { Type: not YamlScalarType.Text } scalar when this is TextShape text =>
                ($"{check.Subject} is {node.Kind}; it must be {Noun}", text.Allows(scalar.Text) ? $"put it in quotes: \"{scalar.Text}\"" : text.RemedyFor(scalar.Text)),
            YamlScalar scalar => ($"{check.Subject} is {node.Kind}; it must be {Noun}", $"write {Noun} instead of {ShapeCheck.Quote(scalar.Text)}{(Sketch is null ? "" : $": {Sketch}")}"),
            _ => ($"{check.Subject} is {node.Kind}; it must be {Noun}", $"write {Noun}"),
        };
        check.Report(ShapeRules.WrongType, node.Position, message, remedy);
    }
}
