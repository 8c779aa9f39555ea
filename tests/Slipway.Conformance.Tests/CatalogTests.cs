using Slipway.Conformance.Checks;

namespace Slipway.Conformance.Tests;

public sealed class CatalogTests
{
    [Fact]
    public void Checks_AreDescribedAndNamedOnce()
    {
        Assert.Equal(ConformanceChecks.All.Select(check => check.Id).Distinct(), ConformanceChecks.All.Select(check => check.Id));
        Assert.All(ConformanceChecks.All, check =>
        {
            Assert.Matches("^[a-z]+[.][a-z-]+$", check.Id);
            Assert.True(check.Rationale.Length > 40 && check.Rationale.EndsWith('.'), check.Id);
            Assert.True(check.Remedy.Length > 20 && check.Remedy.EndsWith('.'), check.Id);
        });
    }

    [Fact]
    public void Checks_HaveAFileEach()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("server/Slipway.Conformance/Checks"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Count(line => line.Contains("public static ConformanceCheck Check { get; }", StringComparison.Ordinal));

        Assert.Equal(files, ConformanceChecks.All.Count);
    }

    [Fact]
    public void Checks_AreAllInTheDocumentation()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/conformance.md"));

        Assert.All(ConformanceChecks.All, check => Assert.Contains(
            $"| `{check.Id}` | {check.Title} | {check.Level.ToString().ToLowerInvariant()} |", page, StringComparison.Ordinal));
    }
}
