using System.Globalization;
using System.Net;
using System.Text;
using Slipway.Conformance.Checks;
using Slipway.Conformance.Running;

namespace Slipway.Conformance.Reports;

/// <summary>A report as one HTML page: nothing is loaded, nothing needs script, every outcome is a word beside its colour.</summary>
public static class ReportHtml
{
    private static readonly string Style = ReadStyle();

    /// <summary>The page.</summary>
    public static string Write(ConformanceReport report)
    {
        var problems = report.Checks.Where(check => check.Result.Outcome != CheckOutcome.Passed).OrderBy(check => !check.IsInTheWay).ToList();
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>Conformance of {Text(report.Target)}: {report.VerdictWord}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n");
        AddHead(page, report);
        AddProblems(page, problems);
        AddTable(page, "All checks", ["Check", "Outcome", "What it says", "Of", "Level"], report.Checks.Select(check => new[]
        {
            Code(check.Check.Id), Outcome(check, problems), Text(check.Check.Title), Text(check.Capability ?? "the target"), Word(check.Check.Level),
        }));
        AddTable(page, "What the report is bound to", ["What", "Digest"], report.Subjects.Append(new ReportedSubject("the checks", report.ChecksDigest))
            .Select(subject => new[] { Text(subject.Name), Code(subject.Digest) }));
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void AddHead(StringBuilder page, ConformanceReport report)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"top\"><h1>Conformance of {Text(report.Target)}</h1> {Badge(report.VerdictWord, report.VerdictWord)}</div>\n");
        page.Append(CultureInfo.InvariantCulture,
            $"<p>{report.Count(CheckOutcome.Passed)} checks passed, {report.Count(CheckOutcome.Failed)} failed, {report.Count(CheckOutcome.Skipped)} were skipped.</p>\n<dl>");
        foreach (var (name, value) in new[]
        {
            ("Checked by", report.Kit), ("Profile", report.Profile), ("Framework API", report.Contract), ("Providers", report.Providers.Count == 0 ? "none was configured" : string.Join(", ", report.Providers)),
        })
        {
            page.Append(CultureInfo.InvariantCulture, $"<dt>{name}</dt><dd>{Text(value)}</dd>");
        }

        page.Append("</dl>\n");
    }

    private static void AddProblems(StringBuilder page, List<ReportedCheck> problems)
    {
        if (problems.Count == 0)
        {
            return;
        }

        page.Append("<h2>What is to be mended</h2>\n");
        foreach (var check in problems)
        {
            page.Append(CultureInfo.InvariantCulture,
                $"<article id=\"{Id(check, problems)}\"{(check.IsInTheWay ? " class=\"in-the-way\"" : "")}>\n<h3>{Code(check.Name)} {Badge(Word(check.Result.Outcome), Word(check.Result.Outcome))} <span class=\"soft\">{Word(check.Check.Level)}</span></h3>\n");
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(check.Result.Detail ?? "")}</p>\n<p class=\"soft\">{Text(check.Check.Rationale)}</p>\n<p><b>Remedy:</b> {Text(check.Check.Remedy)}</p>\n</article>\n");
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

    // What did not pass leads to its reason.
    private static string Outcome(ReportedCheck check, List<ReportedCheck> problems)
    {
        var word = Word(check.Result.Outcome);
        return problems.Contains(check) ? $"<a class=\"badge {word}\" href=\"#{Id(check, problems)}\">{word}</a>" : Badge(word, word);
    }

    private static string Id(ReportedCheck check, List<ReportedCheck> problems) => string.Create(CultureInfo.InvariantCulture, $"problem-{problems.IndexOf(check) + 1}");

    private static string Badge(string colour, string word) => $"<span class=\"badge {colour}\">{word}</span>";

    private static string Code(string text) => $"<code>{Text(text)}</code>";

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(ReportHtml).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd().TrimEnd('\n');
    }
}
