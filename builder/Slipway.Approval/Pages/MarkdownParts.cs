using System.Globalization;
using System.Text;

namespace Slipway.Approval.Pages;

/// <summary>Parts of a comment on a pull request. Whatever others wrote is shown as they wrote it and does nothing.</summary>
internal static class MarkdownParts
{
    /// <summary>A table below a heading; nothing where it has no rows.</summary>
    public static void Add(StringBuilder page, string title, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"\n### {Text(title)}\n\n| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(_ => "---|"))}\n");
        page.Append(string.Concat(all.Select(row => $"| {string.Join(" | ", row)} |\n")));
    }

    /// <summary>Text as code.</summary>
    public static string Code(string text) => $"<code>{Text(text)}</code>";

    /// <summary>Text as text. References, not characters: what others wrote is no markup, mentions nobody and leads nowhere.</summary>
    public static string Text(string text)
    {
        var safe = new StringBuilder();
        foreach (var c in text)
        {
            safe.Append(c is '<' or '>' or '&' or '|' or '`' or '*' or '_' or '[' or ']' or '@' or '\\' or '~' or '#' or '"'
                ? string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};")
                : char.IsControl(c) ? " " : c.ToString());
        }

        return safe.Replace("://", "&#58;//").ToString();
    }
}
