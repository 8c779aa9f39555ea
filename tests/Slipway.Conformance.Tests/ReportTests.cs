using System.Text.Json.Nodes;
using System.Xml.Linq;
using Slipway.Conformance.Checks;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Reports;

namespace Slipway.Conformance.Tests;

public sealed class ReportTests
{
    [Fact]
    public async Task Report_OfTheSameSubject_IsTheSameBytes()
    {
        var (first, second) = (await ToyRun.RunAsync(ToyRun.InProcess("list.limit")), await ToyRun.RunAsync(ToyRun.InProcess("list.limit")));

        Assert.Equal(ReportJson.Write(first), ReportJson.Write(second));
        Assert.Equal(ReportHtml.Write(first), ReportHtml.Write(second));
    }

    [Fact]
    public async Task Json_FitsItsSchema()
    {
        var report = ReportJson.Write(await ToyRun.RunAsync(ToyRun.InProcess("list.limit")));

        var verdicts = await SchemaJudge.JudgeAsync(
            "docs/schemas/conformance-report.schema.json", report, report.Replace("\"failed\"", "\"broken\"", StringComparison.Ordinal));

        Assert.Equal("valid", verdicts[0]);
        Assert.StartsWith("invalid", verdicts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SkippedMust_IsNoPass()
    {
        var subject = ToyRun.InProcess("");
        var report = await ToyRun.RunAsync(subject with { Fixtures = subject.Fixtures with { Invalid = null } });

        var skipped = Assert.Single(report.Checks, check => check.Result.Outcome == CheckOutcome.Skipped);
        Assert.Equal("config.key", skipped.Check.Id);
        Assert.Equal(ConformanceVerdict.Incomplete, report.Verdict);
        var junit = XDocument.Parse(ReportJUnit.Write(report));
        Assert.Equal("1", (string?)junit.Descendants("testsuite").Single(suite => (string?)suite.Attribute("name") == "server").Attribute("failures"));
    }

    [Fact]
    public async Task HtmlAndMarkdown_SayWhatWhyAndHow()
    {
        var report = await ToyRun.RunAsync(ToyRun.InProcess("list.limit"));
        var check = ConformanceChecks.All.Single(check => check.Id == "list.limit");

        var page = ReportHtml.Write(report);
        Assert.Contains("incident.query with limit 1 answers 6 items", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        var text = ReportMarkdown.Write(report);
        Assert.Contains($"  - Remedy: {check.Remedy}", text, StringComparison.Ordinal);
        Assert.Contains(check.Rationale, text, StringComparison.Ordinal);
        Assert.Contains("sha512:dG95", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_InARealBrowser_LooksRightAtBothWidthsLightAndDark()
    {
        var subject = ToyRun.InProcess("list.limit");
        var report = await ToyRun.RunAsync(subject with { Fixtures = subject.Fixtures with { Invalid = null }, Name = "acme/a-plugin-with-a-name-that-is-longer-than-a-telephone-is-wide 1.0.0-preview.1" });
        Assert.Contains(report.Checks, check => check.Result.Outcome == CheckOutcome.Skipped);
        Assert.Contains(report.Checks, check => check.Result.Outcome == CheckOutcome.Failed);
        using var browser = new Chromium();

        Assert.Empty(await browser.LookAsync(ReportHtml.Write(report)));
    }

    [Fact]
    public void FixtureSchema_IsThePublishedFile()
    {
        var path = Repository.PathOf("docs/schemas/conformance-fixture.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, FixtureShape.Document.JsonSchema());
        }

        Assert.Equal(FixtureShape.Document.JsonSchema(), File.ReadAllText(path));
    }
}
