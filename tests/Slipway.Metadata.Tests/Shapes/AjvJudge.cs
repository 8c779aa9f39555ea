using System.Text;
using System.Text.Json;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Tests.Shapes;

/// <summary>Ajv, an independent implementation of JSON Schema, under node.</summary>
internal static class AjvJudge
{
    /// <summary>Ajv's verdict on each document by the schema of its format: <c>valid</c>, or <c>invalid:</c> and why.</summary>
    public static Task<IReadOnlyList<string>> JudgeAsync(IReadOnlyList<(DocumentShape Shape, YamlNode Root)> documents) =>
        SchemaJudge.AskAsync(Question(documents), documents.Count);

    private static string Question(IReadOnlyList<(DocumentShape Shape, YamlNode Root)> documents)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("schemas");
            foreach (var shape in documents.Select(document => document.Shape).Distinct())
            {
                writer.WritePropertyName(shape.Name);
                writer.WriteRawValue(shape.JsonSchema());
            }

            writer.WriteEndObject();
            writer.WriteStartArray("documents");
            foreach (var (shape, root) in documents)
            {
                writer.WriteStartObject();
                writer.WriteString("schema", shape.Name);
                writer.WritePropertyName("document");
                YamlJson.Write(root, writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
