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

    /// <summary>docs/diagnostics holds what the rules say; UPDATE_SNAPSHOTS=1 writes it.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_OfEachRule_IsThePublishedFile(string id)
    {
        var path = Repository.PathOf($"docs/diagnostics/{id}.md");
        var page = MetadataRules.All.Single(rule => rule.Id == id).Page();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run this test with UPDATE_SNAPSHOTS=1");
        Assert.Equal(page, File.ReadAllText(path));
    }

    public static TheoryData<string> Ids => [.. MetadataRules.All.Select(rule => rule.Id)];
}
