using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Slipway.Generator.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    public static TheoryData<string> Testcases => [.. Testcase.Names];

    public static TheoryData<string> Ids => [.. Rules.Keys];

    private static SortedDictionary<string, DiagnosticDescriptor> Rules { get; } = new(
        typeof(PluginGenerator).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .ToDictionary(rule => rule.Id),
        StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Testcases))]
    public void Testcase_Run_SaysWhatIsExpected(string name)
    {
        var testcase = Testcase.Of(name);
        var said = testcase.Run();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(testcase.ExpectedPath, said);
        }

        Assert.Equal(File.ReadAllText(testcase.ExpectedPath).ReplaceLineEndings("\n"), said);
    }

    [Theory]
    [MemberData(nameof(Testcases))]
    public void Testcase_NamedAfterARule_BreaksNoOtherRule(string name)
    {
        var expected = File.ReadAllLines(Testcase.Of(name).ExpectedPath);
        var rule = name.Split('-')[0];

        Assert.Equal(rule != "fine", expected.Length > 0);
        Assert.All(expected, line => Assert.Contains($"error {rule}: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasATestcase(string id) => Assert.Contains(Testcase.Names, name => name.StartsWith(id + "-", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasAPageOfItsTitle(string id)
    {
        var page = File.ReadAllText(Repository.PathOf($"docs/diagnostics/{id}.md"));

        Assert.StartsWith($"# {id}: {Rules[id].Title}\n\nSeverity: error\n\n", page, StringComparison.Ordinal);
        Assert.Equal($"https://slipway.dev/diagnostics/{id}", Rules[id].HelpLinkUri);
    }
}
