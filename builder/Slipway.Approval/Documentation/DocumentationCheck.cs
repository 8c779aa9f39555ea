using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Documentation;

/// <summary>A check of the documentation kit, as data and the code that looks.</summary>
/// <param name="Id">The stable id, such as <c>docs.pages</c>.</param>
/// <param name="Rule">The rule that a breach is reported under.</param>
/// <param name="Look">Looks; gives each breach.</param>
public sealed record DocumentationCheck(string Id, DiagnosticRule Rule, Func<DocumentationKit, IEnumerable<Diagnostic>> Look);
