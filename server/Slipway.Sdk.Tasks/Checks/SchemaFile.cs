using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>A configuration schema as a file: indented, line feeds, whole or not there at all.</summary>
internal static class SchemaFile
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a file says what a schema says, whatever its spaces and line ends.</summary>
    public static bool Holds(string path, string schema)
    {
        using var expected = JsonDocument.Parse(schema);
        try
        {
            using var actual = JsonDocument.Parse(File.ReadAllText(path));
            return JsonElement.DeepEquals(expected.RootElement, actual.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Writes a schema under a temporary name and then in its place.</summary>
    public static void Write(string path, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            document.WriteTo(writer);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId}.new";
        File.WriteAllText(temporary, Encoding.UTF8.GetString(stream.ToArray()) + "\n");
        File.Move(temporary, path, overwrite: true);
    }
}
