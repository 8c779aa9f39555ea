namespace Slipway.Trust.Advisories.Reports;

/// <summary>The place in a source file that is answerable for a finding: a line of the manifest or the lock.</summary>
/// <param name="File">A path relative to the repository, with forward slashes.</param>
/// <param name="Line">The line, from one.</param>
public readonly record struct ReportLocation(string File, int Line);
