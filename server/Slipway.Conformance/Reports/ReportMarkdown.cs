using System.Globalization;
using System.Text;
using Slipway.Conformance.Checks;

namespace Slipway.Conformance.Reports;

/// <summary>A report as Markdown, for pull requests.</summary>
public static class ReportMarkdown
{
    /// <summary>The report: what is in the way first, with its remedy.</summary>
    public static string Write(ConformanceReport report)
    {
        var text = new StringBuilder();
        var line = (string written) => text.Append(written).Append('\n');
        line($"# Conformance of {Cell(report.Target)}: {report.VerdictWord}");
        line("");
        line(string.Create(CultureInfo.InvariantCulture,
            $"{report.Count(CheckOutcome.Passed)} passed, {report.Count(CheckOutcome.Failed)} failed, {report.Count(CheckOutcome.Skipped)} skipped. {report.Kit}, profile {report.Profile}, framework API {report.Contract}."));
        line("");
        foreach (var check in report.Checks.Where(check => check.Result.Outcome != CheckOutcome.Passed))
        {
            line($"- **{check.Name}** {check.Result.Outcome.ToString().ToLowerInvariant()} ({check.Check.Level.ToString().ToLowerInvariant()}): {Cell(check.Result.Detail ?? "")}");
            line($"  - Why: {Cell(check.Check.Rationale)}");
            line($"  - Remedy: {Cell(check.Check.Remedy)}");
        }

        line("");
        line("| check | of | level | outcome |");
        line("|---|---|---|---|");
        foreach (var check in report.Checks)
        {
            line($"| {check.Check.Id} | {check.Capability ?? "the target"} | {check.Check.Level.ToString().ToLowerInvariant()} | {check.Result.Outcome.ToString().ToLowerInvariant()} |");
        }

        line("");
        line("| bound to | digest |");
        line("|---|---|");
        foreach (var (name, digest) in report.Subjects.Append(new Running.ReportedSubject("the checks", report.ChecksDigest)))
        {
            line($"| {Cell(name)} | `{digest}` |");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
