using System.Globalization;
using System.Text;

namespace Slipway.Generator.Emission;

/// <summary>Writes JSON indented by two spaces, with line feeds. Compilers do not promise an analyzer any JSON library.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    public JsonText BeginObject(string? name = null)
    {
        Separate(name);
        _text.Append('{');
        _depth++;
        _isFirst = true;
        return this;
    }

    public JsonText EndObject()
    {
        _depth--;
        if (!_isFirst)
        {
            NewLine();
        }

        _text.Append('}');
        _isFirst = false;
        return this;
    }

    /// <summary>A member whose value is JSON already.</summary>
    public JsonText Raw(string name, string json)
    {
        Separate(name);
        _text.Append(json);
        return this;
    }

    public JsonText Text(string name, string value) => Raw(name, Quote(value));

    public JsonText Texts(string name, IEnumerable<string> values) => Raw(name, $"[{string.Join(", ", values.Select(Quote))}]");

    public JsonText Number(string name, double value) => Raw(name, value.ToString("R", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    /// <summary>A JSON string. What ends a line in C# or half a character in UTF-8 is escaped.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' =>
                    text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    private void Separate(string? name)
    {
        if (!_isFirst)
        {
            _text.Append(',');
        }

        if (_depth > 0)
        {
            NewLine();
        }

        if (name is not null)
        {
            _text.Append(Quote(name)).Append(": ");
        }

        _isFirst = false;
    }

    private void NewLine() => _text.Append('\n').Append(' ', _depth * 2);
}
