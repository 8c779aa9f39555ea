using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Builder.Comparison;

namespace Slipway.Cli.Terminal;

/// <summary>Differences for programs.</summary>
internal static class DifferenceText
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(IReadOnlyList<ServerDifference> differences)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", "slipway.dev/v1alpha1");
            writer.WriteString("kind", "Diff");
            writer.WriteStartArray("differences");
            foreach (var difference in differences)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", difference.Kind);
                writer.WriteString("name", difference.Name);
                writer.WriteString("before", difference.Before);
                writer.WriteString("after", difference.After);
                if (difference.Beneath is { } beneath)
                {
                    writer.WriteString("beneath", beneath);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
