using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Diagnostics;

/// <summary>The generator's rules, read from their pages, so that there is no second text.</summary>
internal static class GeneratorRules
{
    private const string Prefix = "diagnostics/";
    private const string Head = "\n\nSeverity: error\n\n";

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
        var end = page.IndexOf(Head, StringComparison.Ordinal);
        var title = page[$"# {id}: ".Length..end];
        return new DiagnosticRule(id, DiagnosticSeverity.Error, title, page[(end + Head.Length)..]);
    }
}
