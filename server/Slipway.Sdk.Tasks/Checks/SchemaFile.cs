using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>A configuration schema as a file: indented, line feeds, whole or not there at all.</summary>
internal static class SchemaFile
{
    private const int Limit = 4 * 1024 * 1024;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A schema as its file holds it; null when it is no JSON, or JSON with half a surrogate pair in a text.</summary>
    public static string? Canonical(string schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, Readable))
            {
                document.WriteTo(writer);
            }

            return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a file says what a schema says, whatever its spaces and line ends.</summary>
    public static bool Holds(string path, string schema)
    {
        try
        {
            using var expected = JsonDocument.Parse(schema);
            using var actual = JsonDocument.Parse(Text(InputFile.ReadBounded(path, Limit) ?? []));
            return JsonElement.DeepEquals(expected.RootElement, actual.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes a schema under a temporary name and then in its place, or says why it could not.</summary>
    public static string? WhyNotWritten(string path, string canonical)
    {
        if (Directory.Exists(path))
        {
            return "there is a folder of that name";
        }

        var temporary = $"{path}.{Environment.ProcessId}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(temporary, canonical);
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private static string Text(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }
}
