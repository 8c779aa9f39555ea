namespace Slipway.Metadata.Diagnostics;

/// <summary>The text of a file that positions point into.</summary>
public sealed class SourceText
{
    private readonly string _text;
    private readonly Lazy<List<int>> _starts;

    /// <summary>Names a text.</summary>
    public SourceText(string file, string text)
    {
        File = file;
        _text = text;
        _starts = new Lazy<List<int>>(() => LineStarts(text));
    }

    /// <summary>The file's name as diagnostics show it.</summary>
    public string File { get; }

    /// <summary>The whole text.</summary>
    public string Text => _text;

    /// <summary>The text of a line (the first is 1) without its line end; empty beyond the last line.</summary>
    public string Line(int number)
    {
        var starts = _starts.Value;
        if (number < 1 || number > starts.Count)
        {
            return "";
        }

        var start = starts[number - 1];
        var end = number < starts.Count ? starts[number] : _text.Length;
        return _text[start..end].TrimEnd('\r', '\n');
    }

    /// <summary>The position of a character of the text, counted from 0.</summary>
    public SourcePosition PositionOf(int offset, int length = 1)
    {
        var starts = _starts.Value;
        var line = starts.BinarySearch(offset);
        line = line < 0 ? ~line : line + 1;
        return new SourcePosition(File, line, offset - starts[line - 1] + 1, length) { Source = this };
    }

    /// <summary>Where a position of this text stands, counted in characters from 0; beyond the last line, the end.</summary>
    public int OffsetOf(SourcePosition position) =>
        position.Line > _starts.Value.Count ? _text.Length : Math.Min(_text.Length, _starts.Value[Math.Max(1, position.Line) - 1] + position.Column - 1);

    // A lone CR ends a line, as it does in YAML and in editors.
    private static List<int> LineStarts(string text)
    {
        List<int> starts = [0];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts;
    }
}
