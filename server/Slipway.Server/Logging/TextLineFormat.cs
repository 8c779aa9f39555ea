using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Slipway.Server.Logging;

/// <summary>Time, level, message, then name=value. Values with blanks or control characters are JSON strings.</summary>
internal sealed class TextLineFormat : ILineFormat
{
    public void Write(IBufferWriter<byte> target, LogLine line, ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var text = new StringBuilder()
            .Append(line.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture))
            .Append(' ').Append(line.LevelName).Append(' ').Append(Clean(line.Message));
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                text.Append(' ').Append(name).Append('=').Append(Value(value));
            }
        }

        target.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Value(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length > 0 && text.All(IsPlain) ? text : '"' + JsonEncodedText.Encode(text).ToString() + '"';
    }

    private static string Clean(string message) =>
        message.All(character => character == ' ' || IsPlain(character) || character == '"') ? message : JsonEncodedText.Encode(message).ToString();

    private static bool IsPlain(char character) => character is > ' ' and < '\u007f' and not '"' and not '\\';
}
