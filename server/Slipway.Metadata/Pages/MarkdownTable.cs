using System.Text;

namespace Slipway.Metadata.Pages;

/// <summary>A table of a page that is written by code, in Markdown. Its texts are ours: code in backticks stays code, everything else is no markup.</summary>
public sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    /// <summary>A table without rows.</summary>
    public MarkdownTable(params IReadOnlyList<string> columns)
    {
        _text.Append("| ").AppendJoin(" | ", columns).Append(" |\n|").AppendJoin('|', columns.Select(_ => "---")).Append("|\n");
    }

    /// <summary>Adds a row of cells that are Markdown already: <see cref="Code"/>, <see cref="Prose"/> or a link.</summary>
    public void Add(params IReadOnlyList<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>A text that is shown as it is written; empty when there is none.</summary>
    public static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>Sentences, in which backticks hold code.</summary>
    public static string Prose(string text) => string.Join('`', text.ReplaceLineEndings(" ").Split('`').Select((part, index) => index % 2 == 0 ? Escaped(part) : part.Replace("|", "\\|", StringComparison.Ordinal)));

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static string Escaped(string text)
    {
        var safe = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            // Within a word a line is no markup.
            var isMarkup = text[i] is '|' or '<' or '*' or '[' || (text[i] == '_' && !(IsWord(text, i - 1) && IsWord(text, i + 1)));
            safe.Append(isMarkup ? "\\" : "").Append(text[i]);
        }

        return safe.ToString();
    }
}
