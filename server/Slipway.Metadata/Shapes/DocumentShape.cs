using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Shapes;

/// <summary>A format of ours: its name, its <c>kind</c>, and the shape of a whole file.</summary>
/// <param name="Name">The name of its schema, such as <c>plugin</c>.</param>
/// <param name="Kind">What <c>kind:</c> says, such as <c>Plugin</c>.</param>
/// <param name="Description">One sentence for people; the schema shows it.</param>
/// <param name="Root">The shape of the file without <c>apiVersion</c> and <c>kind</c>.</param>
public sealed record DocumentShape(string Name, string Kind, string Description, ObjectShape Root)
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// Rules over several places, beyond JSON Schema. Each runs even when the shape found problems, so that all come at once: it looks at
    /// what is well-formed and is silent about the rest.
    /// </summary>
    public IReadOnlyList<Action<YamlMapping, DiagnosticBag>> Rules { get; init; } = [];

    /// <summary>The shape of the whole file.</summary>
    public ObjectShape Whole { get; } = Root with
    {
        Fields =
        [
            Field.Required("apiVersion", new TextShape("the version of the format") { Vocabulary = [WellKnown.ApiVersion] }, "The version of the format."),
            Field.Required("kind", new TextShape("the kind of this file") { Vocabulary = [Kind] }, "What the file is."),
            .. Root.Fields,
        ],
    };

    /// <summary>Reads a file and checks it; null when a diagnostic of severity error was added.</summary>
    public YamlMapping? Read(ReadOnlySpan<byte> bytes, string file, ReadMode mode, DiagnosticBag bag)
    {
        if (YamlReader.Read(bytes, file, bag) is not { } document)
        {
            return null;
        }

        // Of a file of another kind every key is wrong; one sentence says more.
        if (document.Root is YamlMapping mapping && OtherKind(mapping) is { } kind)
        {
            bag.Add(ShapeRules.WrongDocument.At(
                kind.Position, $"this file is a {ShapeCheck.Shown(kind.Text)}, not a {Kind}", $"name a {Kind} file, or write kind: {Kind}"));
            return null;
        }

        var problems = new DiagnosticBag();
        Whole.Accepts(document.Root, mode, problems);
        if (document.Root is YamlMapping root)
        {
            foreach (var rule in Rules)
            {
                rule(root, problems);
            }
        }

        bag.AddRange(problems.Sorted());
        return problems.HasErrors ? null : document.Root as YamlMapping;
    }

    /// <summary>The JSON Schema (2020-12) of the format; ends with a line feed.</summary>
    public string JsonSchema()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteString("$id", WellKnown.SchemaUri(Name));
            writer.WriteString("title", Kind);
            writer.WriteString("description", Description);
            Whole.WriteKeywords(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private YamlScalar? OtherKind(YamlMapping mapping) =>
        mapping.Find("kind")?.Value is YamlScalar { Type: YamlScalarType.Text } kind && kind.Text != Kind && DidYouMean.Find(kind.Text, [Kind]) is null
            ? kind
            : null;
}
