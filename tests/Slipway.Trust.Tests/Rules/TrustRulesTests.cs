using System.Text.RegularExpressions;
using Slipway.Trust.Rules;

namespace Slipway.Trust.Tests.Rules;

/// <summary>docs/diagnostics holds what the rules say; UPDATE_SNAPSHOTS=1 writes it.</summary>
public sealed partial class TrustRulesTests
{
    public static TheoryData<string> Ids => [.. TrustRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_OfEachRule_IsThePublishedFile(string id)
    {
        var path = Repository.PathOf($"docs/diagnostics/{id}.md");
        var page = TrustRules.All.Single(rule => rule.Id == id).Page();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path));
    }

    [Fact]
    public void All_CoversExactlyWhatTheSourcesReport()
    {
        var reported = Directory.EnumerateFiles(Repository.PathOf("builder/Slipway.Trust"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/Rules/", StringComparison.Ordinal))
            .SelectMany(path => Id().Matches(File.ReadAllText(path)).Select(match => match.Value))
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(reported, TrustRules.All.Select(rule => rule.Id));
    }

    [GeneratedRegex("SLP6[0-9]{3}")]
    private static partial Regex Id();
}
