using System.Globalization;
using System.Text;

namespace Slipway.Metadata.Diagnostics;

/// <summary>
/// Renders diagnostics as plain text: the headline that editors understand, the line of the file with a caret, the remedy.
/// What it quotes is free of control characters, so a hostile file cannot steer a terminal.
/// </summary>
public static class DiagnosticText
{
    private const int ExcerptWidth = 120;

    /// <summary>Renders diagnostics one below the other, sorted.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics) =>
        string.Concat(DiagnosticBag.Sort(diagnostics).Select(Render));

    /// <summary>Renders one diagnostic; ends with a line feed.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder(Headline(diagnostic)).Append('\n');
        AppendExcerpt(text, diagnostic.Position);
        if (diagnostic.Remedy is { Length: > 0 } remedy)
        {
            text.Append("  fix: ").Append(Clean(remedy)).Append('\n');
        }

        return text.ToString();
    }

    internal static string Headline(Diagnostic diagnostic)
    {
        var place = diagnostic.Position is { } position ? Clean(position.ToString()) + ": " : "";
        return $"{place}{Word(diagnostic.Severity)} {diagnostic.Id}: {Clean(diagnostic.Message)}";
    }

    internal static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    private static void AppendExcerpt(StringBuilder text, SourcePosition? position)
    {
        if (position?.Source?.Line(position.Line) is not { } line || string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        var start = Math.Clamp(position.Column - 1, 0, line.Length);
        var length = Math.Clamp(position.Length, 1, Math.Max(1, line.Length - start));
        var from = start < ExcerptWidth - 20 ? 0 : start - 20;
        var shown = line[from..Math.Min(line.Length, from + ExcerptWidth)];
        var before = Clean(line[from..start]);
        var marked = Math.Min(length, Math.Max(1, shown.Length - (start - from)));

        var number = position.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        text.Append(number).Append(" | ").Append(Clean(shown)).Append('\n');
        text.Append("      | ").Append(' ', before.EnumerateRunes().Count()).Append('^', marked).Append('\n');
    }

    // One column a character: tabs and control characters become one space.
    private static string Clean(string text)
    {
        if (!text.Any(NeedsCleaning))
        {
            return text;
        }

        return string.Concat(text.Select(c => NeedsCleaning(c) ? ' ' : c));
    }

    private static bool NeedsCleaning(char c) =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
