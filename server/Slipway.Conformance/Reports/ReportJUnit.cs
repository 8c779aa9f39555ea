using System.Globalization;
using System.Text;
using System.Xml;
using Slipway.Conformance.Checks;

namespace Slipway.Conformance.Reports;

/// <summary>A report as JUnit XML, which CI services show. A must that was skipped is a failure there, too.</summary>
public static class ReportJUnit
{
    /// <summary>The report.</summary>
    public static string Write(ConformanceReport report)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CheckCharacters = false };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            writer.WriteStartElement("testsuites");
            writer.WriteAttributeString("name", $"conformance {report.Profile}");
            foreach (var suite in report.Checks.GroupBy(check => check.Capability ?? "server").OrderBy(suite => suite.Key, StringComparer.Ordinal))
            {
                Write(writer, suite.Key, [.. suite]);
            }

            writer.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Write(XmlWriter writer, string name, IReadOnlyList<ReportedCheck> checks)
    {
        var isFailure = (ReportedCheck check) => check.IsInTheWay || check.Result.Outcome == CheckOutcome.Failed;
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("tests", checks.Count.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", checks.Count(isFailure).ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("skipped", checks.Count(check => !isFailure(check) && check.Result.Outcome == CheckOutcome.Skipped).ToString(CultureInfo.InvariantCulture));
        foreach (var check in checks)
        {
            writer.WriteStartElement("testcase");
            writer.WriteAttributeString("classname", $"conformance.{name}");
            writer.WriteAttributeString("name", check.Check.Id);
            if (check.Result.Outcome != CheckOutcome.Passed)
            {
                writer.WriteStartElement(isFailure(check) ? "failure" : "skipped");
                writer.WriteAttributeString("message", Clean(check.Result.Detail ?? ""));
                writer.WriteString($"{check.Check.Rationale}\n{check.Check.Remedy}");
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // What an upstream says may hold what XML cannot.
    private static string Clean(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '?'));
}
