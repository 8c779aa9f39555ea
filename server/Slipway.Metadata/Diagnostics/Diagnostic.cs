namespace Slipway.Metadata.Diagnostics;

/// <summary>A problem that a person can mend: what, where, why, and what to do about it.</summary>
/// <param name="Id">The rule's id, such as <c>SLP1020</c>; each has a page under docs/diagnostics.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong and why, in one sentence without a full stop.</param>
/// <param name="Position">Where, when it has a place.</param>
/// <param name="Remedy">What mends it: words or a command.</param>
public sealed record Diagnostic(
    string Id, DiagnosticSeverity Severity, string Message, SourcePosition? Position = null, string? Remedy = null)
{
    /// <summary>Whether it stops the work.</summary>
    public bool IsError => Severity == DiagnosticSeverity.Error;

    /// <summary>The first line of its rendering: <c>file:line:column: error SLP1020: message</c>.</summary>
    public override string ToString() => DiagnosticText.Headline(this);
}
