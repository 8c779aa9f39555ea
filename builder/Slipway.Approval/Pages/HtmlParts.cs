using static Slipway.Approval.Pages.HtmlPage;

namespace Slipway.Approval.Pages;

/// <summary>Pieces of pages: sections, tables, badges. Cells are markup; what others wrote went through <see cref="HtmlPage.Text"/>.</summary>
internal static class HtmlParts
{
    /// <summary>A section with a heading that can be linked to.</summary>
    public static string Section(string id, string title, string content) => $"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{Text(title)}</h2>\n{content}\n</section>";

    /// <summary>A table that can be scrolled with the keyboard; the first cell of a row is its head.</summary>
    public static string Table(string label, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows) =>
        $"<div class=\"wide\" role=\"region\" aria-label=\"{Text(label)}\" tabindex=\"0\">\n<table>\n<thead><tr>{string.Concat(heads.Select(head => $"<th scope=\"col\">{Text(head)}</th>"))}</tr></thead>\n<tbody>\n"
        + string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select((cell, index) => index == 0 ? $"<th scope=\"row\">{cell}</th>" : cell.StartsWith("<td", StringComparison.Ordinal) ? cell : $"<td>{cell}</td>"))}</tr>\n"))
        + "</tbody>\n</table>\n</div>";

    /// <summary>A word in a colour.</summary>
    public static string Badge(string colour, string word) => $"<span class=\"badge {colour}\">{Text(word)}</span>";

    /// <summary>Something to copy.</summary>
    public static string Code(string text) => $"<code>{Text(text)}</code>";

    /// <summary>Short texts below each other.</summary>
    public static string Lines(IEnumerable<string> texts) => texts.ToList() is { Count: > 0 } all ? $"<ul>{string.Concat(all.Select(text => $"<li>{text}</li>"))}</ul>" : "<span class=\"soft\">none</span>";

    /// <summary>Names with their values.</summary>
    public static string List(IEnumerable<(string Name, string Value)> pairs) => $"<dl>{string.Concat(pairs.Select(pair => $"<dt>{Text(pair.Name)}</dt><dd>{pair.Value}</dd>"))}</dl>";
}
