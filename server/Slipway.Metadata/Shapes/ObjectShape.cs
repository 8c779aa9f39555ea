using System.Text.Json;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>A mapping with known keys.</summary>
public sealed record ObjectShape(params IReadOnlyList<Field> Fields) : Shape
{
    /// <inheritdoc />
    public override string Noun => "a mapping";

    /// <summary>Whether keys that begin with <c>x-</c> may hold anything, for other programs.</summary>
    public bool AllowsAnnotations { get; init; }

    /// <summary>Rules over several keys.</summary>
    public IReadOnlyList<KeyRule> Rules { get; init; } = [];

    internal override string? Sketch
    {
        get
        {
            var required = Fields.Where(known => known.IsRequired(ReadMode.Strict)).ToList();
            var examples = required.Select(known => known.Example ?? (known.Shape as TextShape)?.JsonExample).ToList();
            return required.Count == 0 || examples.Contains(null)
                ? null
                : $"{{ {string.Join(", ", required.Zip(examples, (known, example) => $"{known.Key}: {example}"))} }}";
        }
    }

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
            if (Fields.FirstOrDefault(field => field.Key == entry.Key) is { } field)
            {
                field.Shape.Check(entry.Value, check.At(entry.Key));
            }
            else if (!(AllowsAnnotations && entry.Key.StartsWith("x-", StringComparison.Ordinal)))
            {
                ReportUnknown(entry, mapping, check);
            }
        }

        foreach (var field in Fields.Where(field => field.IsRequired(check.Mode) && mapping.Find(field.Key) is null))
        {
            var example = field.Example ?? (field.Shape as TextShape)?.JsonExample;
            check.Report(
                ShapeRules.MissingKey, mapping.Position, $"\"{field.Key}\" is missing in {check.Subject}",
                example is null ? $"add {field.Key}: {field.Shape.Noun}" : $"add {field.Key}, for example {field.Key}: {example}");
        }

        foreach (var rule in Rules)
        {
            rule.Check(mapping, check);
        }
    }

    private void ReportUnknown(YamlEntry entry, YamlMapping mapping, ShapeCheck check)
    {
        var severity = check.Mode == ReadMode.Strict ? DiagnosticSeverity.Error : DiagnosticSeverity.Note;
        if (check.IsFull && (severity == DiagnosticSeverity.Note || check.Problems.HasErrors))
        {
            return;
        }

        var free = Fields.Select(field => field.Key).Where(key => mapping.Find(key) is null);
        var remedy = DidYouMean.Ask(entry.Key, free) ??
            (Fields.Count is 0 or > 12 ? "delete the key" : $"delete it; the keys here are {string.Join(", ", Fields.Select(field => field.Key))}");
        var problem = ShapeRules.UnknownKey.At(
            entry.KeyPosition, $"{check.Subject} has no key {ShapeCheck.Quote(entry.Key)}", remedy);
        check.Report(severity == DiagnosticSeverity.Error
            ? problem
            : problem with { Severity = severity, Message = $"{problem.Message}; it is ignored", Remedy = null });
    }

    internal override void WriteKeywords(Utf8JsonWriter writer)
    {
        writer.WriteString("type", "object");
        WriteProperties(writer);
        var required = Fields.Where(field => field.IsRequired(ReadMode.Strict)).Select(field => field.Key).ToList();
        if (required.Count > 0)
        {
            writer.WriteTexts("required", required);
        }

        if (AllowsAnnotations)
        {
            writer.WriteStartObject("patternProperties");
            writer.WriteStartObject("^x-");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteBoolean("additionalProperties", false);
        if (Rules.Count > 0)
        {
            writer.WriteStartArray("allOf");
            foreach (var rule in Rules)
            {
                rule.WriteSchema(writer);
            }

            writer.WriteEndArray();
        }
    }

    private void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("properties");
        foreach (var field in Fields)
        {
            writer.WriteStartObject(field.Key);
            writer.WriteString("description", field.Description);
            field.Shape.WriteKeywords(writer);
            if (field.Default is not null)
            {
                writer.WritePropertyName("default");
                writer.WriteRawValue(field.Default);
            }

            if (field.Example is not null)
            {
                writer.WriteStartArray("examples");
                writer.WriteRawValue(field.Example);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
