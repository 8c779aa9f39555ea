using System.Globalization;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Shapes;

/// <summary>One walk of a shape over a document: how strictly, what was found, and where the walk stands.</summary>
internal sealed class ShapeCheck(ReadMode mode, DiagnosticBag problems, string path = "")
{
    // A file of many thousand wrong values would drown its reader; the first problems are the ones to mend.
    private const int MostProblems = 200;

    public ReadMode Mode { get; } = mode;

    public DiagnosticBag Problems { get; } = problems;

    public string Path { get; } = path;

    public string Subject => Path.Length == 0 ? "the document" : Path;

    public bool IsFull => Problems.Count >= MostProblems;

    public ShapeCheck At(string key) => new(Mode, Problems, Path.Length == 0 ? Shown(key) : $"{Path}.{Shown(key)}");

    public ShapeCheck At(int index) => new(Mode, Problems, string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]"));

    public void Report(DiagnosticRule rule, SourcePosition position, string message, string? remedy) =>
        Report(rule.At(position, message, remedy));

    public void Report(Diagnostic diagnostic)
    {
        // Never drop the first error: an accepted document has none.
        if (!IsFull || (diagnostic.IsError && !Problems.HasErrors))
        {
            Problems.Add(diagnostic);
        }
    }

    public static string Quote(string text) => $"\"{Shown(text)}\"";

    public static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
