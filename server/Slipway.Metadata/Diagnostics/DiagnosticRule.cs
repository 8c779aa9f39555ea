namespace Slipway.Metadata.Diagnostics;

/// <summary>What a diagnostic id means: the text of its page under docs/diagnostics and of <c>slipway explain</c>.</summary>
/// <param name="Id">The id, such as <c>SLP1020</c>; never reused.</param>
/// <param name="Severity">The severity of its diagnostics unless one says otherwise.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Explanation">Why the rule exists and how its breach is mended, in Markdown.</param>
public sealed record DiagnosticRule(string Id, DiagnosticSeverity Severity, string Title, string Explanation)
{
    /// <summary>A breach of the rule at a place.</summary>
    public Diagnostic At(SourcePosition? position, string message, string? remedy = null) =>
        new(Id, Severity, message, position, remedy);

    /// <summary>The rule's page.</summary>
    public string Page() => $"# {Id}: {Title}\n\nSeverity: {DiagnosticText.Word(Severity)}\n\n{Explanation.ReplaceLineEndings("\n").Trim()}\n";
}
