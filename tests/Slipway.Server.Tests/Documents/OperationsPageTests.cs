using System.Text.RegularExpressions;

namespace Slipway.Server.Tests.Documents;

/// <summary>What docs/operations.md says of the server, held against its sources. That the commands of the page work is tried elsewhere, with podman.</summary>
public sealed partial class OperationsPageTests
{
    [Fact]
    public void Page_NamesMetricsThatThereAre()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Repository.PathOf("server/Slipway.Server"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = Metric().Matches(File.ReadAllText(Repository.PathOf("docs/operations.md"))).Select(metric => metric.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 5);
        Assert.All(named, metric => Assert.Contains($"\"{metric}\"", sources, StringComparison.Ordinal));
    }

    [GeneratedRegex("`((opsserver|process|dotnet)_[a-z_]+)`")]
    private static partial Regex Metric();
}
