using Slipway.Conformance.Reports;

namespace Slipway.Conformance.Tests;

public sealed class RulesTests
{
    public static TheoryData<string> Ids => [.. ConformanceRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_OfEachRule_IsThePublishedFile(string id) =>
        Assert.Equal(ConformanceRules.All.Single(rule => rule.Id == id).Page(), File.ReadAllText(Repository.PathOf($"docs/diagnostics/{id}.md")));
}
