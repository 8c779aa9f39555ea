using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Diagnostics;

/// <summary>The rules that the compiler reports, of the generator and of the analyzers for authors, read from their pages, so that there is no second text.</summary>
internal static class GeneratorRules
{
    private const string Prefix = "diagnostics/";
    private const string Severity = "\n\nSeverity: ";

    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. typeof(GeneratorRules).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static DiagnosticRule Read(string resource)
    {
        using var reader = new StreamReader(typeof(GeneratorRules).Assembly.GetManifestResourceStream(resource)!);
        var page = reader.ReadToEnd();
        var id = resource[Prefix.Length..];
        var (title, rest) = Split(page[$"# {id}: ".Length..], Severity);
        var (severity, text) = Split(rest, "\n\n");
        return new DiagnosticRule(id, Enum.Parse<DiagnosticSeverity>(severity, ignoreCase: true), title, text);
    }

    private static (string Before, string After) Split(string text, string at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return (text[..place], text[(place + at.Length)..]);
    }
}
