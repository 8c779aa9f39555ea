using System.Text;
using Slipway.Cli.Verbs;
using Slipway.Conformance.Reports;

namespace Slipway.Cli.Conforming;

/// <summary>The report in its four forms.</summary>
internal static class ReportFiles
{
    public static async Task WriteAsync(ConformanceReport report, string folder, string written, CancellationToken token)
    {
        Directory.CreateDirectory(folder);
        (string Name, string Text)[] files =
        [
            ("conformance.json", ReportJson.Write(report)),
            ("conformance.xml", ReportJUnit.Write(report)),
            ("conformance.md", ReportMarkdown.Write(report)),
            ("conformance.html", ReportHtml.Write(report)),
        ];
        foreach (var (name, text) in files)
        {
            await OutputFile.WriteAsync(Path.Combine(folder, name), Path.Combine(written, name), Encoding.UTF8.GetBytes(text), token);
        }
    }
}
