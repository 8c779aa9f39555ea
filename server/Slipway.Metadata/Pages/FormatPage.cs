using System.Text;
using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Pages;

/// <summary>The reference of a format: every key with what it takes, whether it has to be there, what holds without it, and what it means.</summary>
public static class FormatPage
{
    /// <summary>The page of docs/reference, in Markdown.</summary>
    public static string Of(DocumentShape document)
    {
        var mappings = Mappings("", document.Whole).ToList();
        var page = new StringBuilder();
        page.Append("# ").Append(document.Kind).Append("\n\n").Append(document.Description).Append("\n\n")
            .Append("Written by `slipway reference ").Append(document.Name).Append("`. The same as a JSON Schema, for editors and programs: [")
            .Append(document.Name).Append(".schema.json](../schemas/").Append(document.Name).Append(".schema.json); an editor that reads the first line below completes and checks the file.\n\n")
            .Append("The least that is accepted:\n\n```yaml\n# yaml-language-server: $schema=").Append(WellKnown.SchemaUri(document.Name)).Append('\n')
            .AppendJoin('\n', SmallestDocument.Of(document.Whole)).Append("\n```\n\n")
            .Append("Keys that are not listed are errors. Where no default stands, nothing holds without the key but what its meaning says.");
        if (mappings.Any(mapping => mapping.Shape.Fields.Any(field => field.Need == FieldNeed.RequiredOfAuthors)))
        {
            page.Append(" *Of authors*: whoever writes the file must have it; whoever reads one that is published gets along without.");
        }

        page.Append('\n');
        foreach (var (path, shape) in mappings)
        {
            page.Append("\n## ").Append(path.Length == 0 ? "The file" : $"`{path}`").Append("\n\n").Append(Table(path, shape));
            foreach (var rule in shape.Rules)
            {
                page.Append('\n').Append(ShapeWords.Of(rule)).Append('\n');
            }

            if (shape.AllowsAnnotations)
            {
                page.Append("\nKeys that begin with `x-` may hold anything.\n");
            }
        }

        return page.ToString();
    }

    private static MarkdownTable Table(string path, ObjectShape shape)
    {
        var table = new MarkdownTable("key", "required", "takes", "default", "meaning");
        foreach (var field in shape.Fields)
        {
            var need = field.Need switch { FieldNeed.Required => "yes", FieldNeed.RequiredOfAuthors => "of authors", _ => "" };
            table.Add(
                MarkdownTable.Code(field.Key), need, ShapeWords.Of(field, Below(path, field)), MarkdownTable.Code(field.Default), MarkdownTable.Prose(field.Description));
        }

        return table;
    }

    private static string Below(string path, Field field) => path.Length == 0 ? field.Key : $"{path}.{field.Key}";

    private static IEnumerable<(string Path, ObjectShape Shape)> Mappings(string path, Shape shape) => shape switch
    {
        ObjectShape { Fields.Count: > 0 } mapping => mapping.Fields.SelectMany(field => Mappings(Below(path, field), field.Shape)).Prepend((path, mapping)),
        ListShape list => Mappings(path + ShapeWords.Item, list.Item),
        MapShape map => Mappings(path + ShapeWords.Value, map.Value),
        UnionShape union => union.Alternatives.SelectMany(alternative => Mappings(path, alternative)),
        _ => [],
    };
}
