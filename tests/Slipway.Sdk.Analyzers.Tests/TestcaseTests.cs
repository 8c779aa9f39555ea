using Microsoft.CodeAnalysis;

namespace Slipway.Sdk.Analyzers.Tests;

public sealed class TestcaseTests
{
    public static TheoryData<string> Names => [.. Testcase.Names];

    public static TheoryData<string> Ids => [.. Rules.Keys];

    private static IReadOnlyDictionary<string, DiagnosticDescriptor> Rules { get; } =
        Testcase.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToDictionary(rule => rule.Id);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Testcase_Compiled_SaysWhatIsExpected(string name)
    {
        var testcase = new Testcase(name);
        var said = await testcase.RunAsync(TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(testcase.ExpectedPath, said, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(testcase.ExpectedPath, TestContext.Current.CancellationToken), said);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Testcase_NamedAfterARule_BreaksNoOtherRule(string name)
    {
        var testcase = new Testcase(name);
        var expected = File.ReadAllLines(testcase.ExpectedPath);

        Assert.Equal(testcase.Rule != "fine", expected.Length > 0);
        Assert.All(expected, line => Assert.Contains($"warning {testcase.Rule}: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasTestcasesForAndAgainst(string id)
    {
        Assert.Contains(Testcase.Names, name => name.StartsWith(id + "-", StringComparison.Ordinal));
        Assert.Contains(Testcase.Names, name => name.StartsWith($"fine-{id}-", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasAPageOfItsTitleAndALineInTheReadme(string id)
    {
        var page = File.ReadAllText(Repository.PathOf($"docs/diagnostics/{id}.md"));

        Assert.StartsWith($"# {id}: {Rules[id].Title}\n\nSeverity: warning\n\n## What\n\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Why\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Mend\n", page, StringComparison.Ordinal);
        Assert.Equal($"https://slipway.dev/diagnostics/{id}", Rules[id].HelpLinkUri);
        Assert.Contains($"\n| {id} | ", File.ReadAllText(Repository.PathOf("server/Slipway.Sdk.Analyzers/README.md")), StringComparison.Ordinal);
    }

    // A project that references the analyzers and no SDK, such as one for all of a solution, is none of their business.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Source_WithoutTheSdk_IsLeftAlone(string name) =>
        Assert.Empty(await new Testcase(name).RunWithoutSdkAsync(TestContext.Current.CancellationToken));
}
