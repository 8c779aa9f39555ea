using Slipway.Builder.Diagnostics;

namespace Slipway.Builder.Tests.Diagnostics;

/// <summary>docs/diagnostics and docs/schemas hold what the code says; UPDATE_SNAPSHOTS=1 writes them.</summary>
public sealed class RuleCatalogTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    public static TheoryData<string> Formats => [.. Schemas.All.Select(shape => shape.Name)];

    [Fact]
    public void All_Ids_AreThereOnce() =>
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id).Distinct(), RuleCatalog.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_OfEachRule_IsThePublishedFile(string id) => Compare($"docs/diagnostics/{id}.md", RuleCatalog.Find(id)!.Page());

    [Theory]
    [MemberData(nameof(Formats))]
    public void JsonSchema_OfEachFormat_IsThePublishedFile(string name) =>
        Compare($"docs/schemas/{name}.schema.json", Schemas.All.Single(shape => shape.Name == name).JsonSchema());

    [Fact]
    public void Explanation_OfEachRule_IsASentenceOrMore() =>
        Assert.All(RuleCatalog.All, rule => Assert.True(rule.Explanation.Length > 20 && rule.Title.Length > 5, rule.Id));

    private static void Compare(string relative, string expected)
    {
        var path = Repository.PathOf(relative);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run this test with UPDATE_SNAPSHOTS=1");
        Assert.Equal(expected, File.ReadAllText(path));
    }
}
