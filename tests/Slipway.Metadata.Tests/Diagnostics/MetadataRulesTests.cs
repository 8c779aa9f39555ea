using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Tests.Diagnostics;

public sealed class MetadataRulesTests
{
    [Fact]
    public void All_Rules_HaveTheirOwnIdsAndExplainThemselves()
    {
        Assert.Equal(MetadataRules.All.Count, MetadataRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(MetadataRules.All, rule =>
        {
            Assert.Matches("^SLP10[0-9]{2}$", rule.Id);
            Assert.False(rule.Title.EndsWith('.'));
            Assert.True(rule.Explanation.Length > 40, rule.Id);
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", rule.Page());
        });
    }
}
