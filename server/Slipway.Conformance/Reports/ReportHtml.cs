using System.Globalization;
using System.Net;
using System.Text;
using Slipway.Conformance.Checks;

namespace Slipway.Conformance.Reports;

/// <summary>A report as one HTML page: nothing is loaded, nothing needs script, every outcome is a word beside its colour.</summary>
public static class ReportHtml
{
    private const string Style = """
        :root { color-scheme: light dark; --text: #1d2127; --soft: #59616c; --line: #d5dae1; --back: #fff; --card: #f5f7f9; --good: #17663a; --bad: #a8201a; --open: #7a5200 }
        @media (prefers-color-scheme: dark) { :root { --text: #e8eaed; --soft: #a9b1bb; --line: #3b424c; --back: #15181c; --card: #1f242a; --good: #7fd3a0; --bad: #ff9b94; --open: #f0c266 } }
        * { box-sizing: border-box }
        body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back) }
        main { max-width: 70rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
        p { margin: .25rem 0 }
        .soft { color: var(--soft) }
        .passed { color: var(--good); font-weight: 600 } .failed { color: var(--bad); font-weight: 600 } .skipped, .incomplete { color: var(--open); font-weight: 600 }
        article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .75rem 0 }
        article h3 { font-size: 1rem; margin: 0 }
        .wide { overflow-x: auto }
        table { border-collapse: collapse; width: 100% }
        th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
        code { overflow-wrap: anywhere }
        """;

    /// <summary>The page.</summary>
    public static string Write(ConformanceReport report)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>Conformance of {Text(report.Target)}: {report.VerdictWord}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>Conformance of {Text(report.Target)}: <span class=\"{report.VerdictWord}\">{report.VerdictWord}</span></h1>\n");
        page.Append(CultureInfo.InvariantCulture,
            $"<p>{report.Count(CheckOutcome.Passed)} checks passed, {report.Count(CheckOutcome.Failed)} failed, {report.Count(CheckOutcome.Skipped)} were skipped.</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{Text(report.Kit)}, profile {Text(report.Profile)}, framework API {Text(report.Contract)}; providers: {Text(string.Join(", ", report.Providers))}</p>\n");
        AddProblems(page, report);
        AddTable(page, "All checks", ["Check", "What it says", "Of", "Level", "Outcome"], report.Checks.Select(check => new[]
        {
            $"<code>{Text(check.Check.Id)}</code>", Text(check.Check.Title), Text(check.Capability ?? "the target"), Word(check.Check.Level), $"<span class=\"{Word(check.Result.Outcome)}\">{Word(check.Result.Outcome)}</span>",
        }));
        AddTable(page, "What the report is bound to", ["What", "Digest"], report.Subjects.Append(new Running.ReportedSubject("the checks", report.ChecksDigest))
            .Select(subject => new[] { Text(subject.Name), $"<code>{Text(subject.Digest)}</code>" }));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AddProblems(StringBuilder page, ConformanceReport report)
    {
        var problems = report.Checks.Where(check => check.Result.Outcome != CheckOutcome.Passed).OrderBy(check => !check.IsInTheWay).ToList();
        if (problems.Count == 0)
        {
            return;
        }

        page.Append("<h2>What is to be mended</h2>\n");
        foreach (var check in problems)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<article>\n<h3><code>{Text(check.Name)}</code> <span class=\"{Word(check.Result.Outcome)}\">{Word(check.Result.Outcome)}</span> <span class=\"soft\">({Word(check.Check.Level)})</span></h3>\n");
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(check.Result.Detail ?? "")}</p>\n<p class=\"soft\">{Text(check.Check.Rationale)}</p>\n<p>{Text(check.Check.Remedy)}</p>\n</article>\n");
        }
    }

    private static void AddTable(StringBuilder page, string caption, IReadOnlyList<string> heads, IEnumerable<string[]> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{caption}</h2>\n<div class=\"wide\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table>\n<thead><tr>");
        page.Append(string.Concat(heads.Select(head => $"<th scope=\"col\">{head}</th>"))).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>").Append(string.Concat(row.Select((cell, index) => index == 0 ? $"<th scope=\"row\">{cell}</th>" : $"<td>{cell}</td>"))).Append("</tr>\n");
        }

        page.Append("</tbody>\n</table>\n</div>\n");
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
