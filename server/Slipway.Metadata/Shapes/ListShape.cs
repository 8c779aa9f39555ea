using System.Text.Json;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>A list of values of one shape.</summary>
public sealed record ListShape(Shape Item) : Shape
{
    /// <inheritdoc />
    public override string Noun => "a list";

    /// <summary>The fewest items.</summary>
    public int Fewest { get; init; }

    /// <summary>Whether equal scalars may not occur twice.</summary>
    public bool Unique { get; init; }

    /// <summary>The keys that together name an item, when its items are mappings: no two may agree in them. Beyond JSON Schema.</summary>
    public IReadOnlyList<string> UniqueBy { get; init; } = [];

    internal override bool Fits(YamlNode node) => node is YamlSequence;

    internal override void Check(YamlNode node, ShapeCheck check)
    {
        if (node is not YamlSequence list)
        {
            WrongType(node, check);
            return;
        }

        if (list.Items.Count < Fewest)
        {
            var count = Fewest == 1 ? "at least one item" : $"at least {Fewest} items";
            check.Report(ShapeRules.OutOfRange, node.Position, $"{check.Subject} needs {count}", $"add {Item.Noun}");
        }

        Dictionary<string, SourcePosition> seen = new(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            Item.Check(list.Items[i], check.At(i));
            RefuseARepetition(list.Items[i], seen, check);
        }
    }

    private void RefuseARepetition(YamlNode item, Dictionary<string, SourcePosition> seen, ShapeCheck check)
    {
        if (NameOf(item) is not { } name || seen.TryAdd(name, item.Position))
        {
            return;
        }

        var shown = name.Replace("\n", " ", StringComparison.Ordinal);
        check.Report(
            ShapeRules.Repeated, item.Position, $"{ShapeCheck.Quote(shown)} occurs twice in {check.Subject}; the first is at line {seen[name].Line}", "delete one of them");
    }

    private string? NameOf(YamlNode item)
    {
        if (Unique && item is YamlScalar scalar)
        {
            return scalar.Text;
        }

        if (UniqueBy.Count == 0 || item is not YamlMapping mapping)
        {
            return null;
        }

        var parts = UniqueBy.Select(key => (mapping.Find(key)?.Value as YamlScalar)?.Text).ToList();
        return parts.Contains(null) ? null : string.Join('\n', parts);
    }

    internal override void WriteKeywords(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "array");
        writer.WriteShape("items", Item);
        if (Fewest > 0)
        {
            writer.WriteNumber("minItems", Fewest);
        }

        if (Unique)
        {
            writer.WriteBoolean("uniqueItems", true);
        }
    }
}
