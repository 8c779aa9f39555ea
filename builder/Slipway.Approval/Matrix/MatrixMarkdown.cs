using System.Globalization;
using System.Text;
using Slipway.Metadata.Tiers;

namespace Slipway.Approval.Matrix;

/// <summary>A matrix as Markdown: the table, then each finding once.</summary>
public static class MatrixMarkdown
{
    /// <summary>The text; ends with a line feed.</summary>
    public static string Write(CompatibilityMatrix matrix)
    {
        var findings = matrix.Findings();
        var text = new StringBuilder("# Compatibility matrix\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{MatrixSummary.Of(matrix)}\n\n");
        text.Append("| plugin | version | tier |").AppendJoin("", matrix.Servers.Select(server => $" {Cell(server.Version.ToString())} |")).Append('\n');
        text.Append("|---|---|---|").Insert(text.Length, "---|", matrix.Servers.Count).Append('\n');
        foreach (var row in matrix.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(row.Plugin)} | {Cell(row.Version.ToString())}{(row.Status == "active" ? "" : $" ({Cell(row.Status)})")} | {row.Tier.Word()} |")
                .AppendJoin("", row.Cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $" {cell.State.Word()} [{findings[cell] + 1}] |"))).Append('\n');
        }

        text.Append("\n## Why\n\n");
        foreach (var (cell, number) in findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number + 1}. **{cell.State.Word()}**\n");
            text.AppendJoin("", cell.Lines().Select(line => $"   - {line.Name}: {Cell(line.Text)}\n"));
        }

        return text.ToString();
    }

    // What others wrote stays text: no cell ends early, no markup begins.
    private static string Cell(string written)
    {
        var text = new StringBuilder();
        foreach (var character in written.ReplaceLineEndings(" "))
        {
            text.Append(character is '|' or '<' or '>' or '[' or ']' or '*' or '_' or '`' or '\\' or '&' ? $"\\{character}" : character.ToString());
        }

        return text.ToString();
    }
}
