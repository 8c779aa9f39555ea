using System.Text.RegularExpressions;

namespace Slipway.Architecture.Tests;

public sealed partial class DocumentationTests
{
    [Fact]
    public void Pages_LinkToFilesThatExist()
    {
        var broken =
            from page in Pages()
            from Match link in Link().Matches(File.ReadAllText(page))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
            let path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, target))
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{Path.GetRelativePath(Repository.Root, page)} -> {target}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Pages_LinkToHeadingsThatExist()
    {
        var broken =
            from page in Pages()
            from Match link in Anchored().Matches(File.ReadAllText(page))
            let target = link.Groups[1].Value.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value))
            where target.EndsWith(".md", StringComparison.Ordinal) && File.Exists(target) && !Anchors(target).Contains(link.Groups[2].Value)
            select $"{Path.GetRelativePath(Repository.Root, page)} -> {link.Value}";

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("README.md", "Two commands", "A manifest, and what it gives", "Verbs", "Where next")]
    [InlineData("CONTRIBUTING.md", "Build and test", "Where things go")]
    [InlineData("SECURITY.md", "Reporting")]
    [InlineData("CHANGELOG.md", "Unreleased")]
    [InlineData("docs/concepts.md", "From a manifest to an image", "Three questions about a plugin", "Evidence")]
    [InlineData("docs/operations.md", "Podman and Docker", "Compose and Swarm", "Kubernetes", "Probes", "Read-only, and whose files", "Limits", "Stopping", "Metrics and traces")]
    [InlineData("docs/security-model.md", "Who is trusted", "Building", "Images", "Running", "Not defended")]
    public void Page_HasTheSectionsThatReadersLookFor(string page, params string[] sections)
    {
        var headings = Heading().Matches(File.ReadAllText(Repository.PathOf(page))).Select(heading => heading.Groups[1].Value);

        Assert.Subset(headings.ToHashSet(StringComparer.Ordinal), sections.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void SecurityModel_NamesRulesThatExist()
    {
        var named = Rule().Matches(File.ReadAllText(Repository.PathOf("docs/security-model.md"))).Select(rule => rule.Value).ToArray();

        Assert.NotEmpty(named);
        Assert.All(named, rule => Assert.True(File.Exists(Repository.PathOf($"docs/diagnostics/{rule}.md")), rule));
    }

    [Fact]
    public void Documentation_IsAllListed()
    {
        var listed = File.ReadAllText(Repository.PathOf("docs/README.md"));
        var docs = Repository.PathOf("docs");
        // Those of decisions and diagnostics have lists of their own.
        var pages = Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories).Select(page => Path.GetRelativePath(docs, page))
            .Where(page => page != "README.md" && !page.StartsWith("diagnostics/", StringComparison.Ordinal) && !page.StartsWith("adr/0", StringComparison.Ordinal));

        Assert.All(pages, page => Assert.Contains($"({page})", listed, StringComparison.Ordinal));
    }

    [Fact]
    public void Decisions_AreAllListed()
    {
        var listed = File.ReadAllText(Repository.PathOf("docs/adr/README.md"));

        Assert.All(
            Directory.EnumerateFiles(Repository.PathOf("docs/adr"), "0*.md"),
            path => Assert.Contains($"({Path.GetFileName(path)})", listed, StringComparison.Ordinal));
    }

    [Fact]
    public void Plugins_AreAllListed()
    {
        var listed = File.ReadAllText(Repository.PathOf("docs/plugins.md"));
        var plugins = ProjectFile.All.Where(project => project.Name.StartsWith("Slipway.Plugins.", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(plugins);
        Assert.All(plugins, plugin => Assert.Contains($"(../{plugin.Folder}/README.md)", listed, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Repository.PathOf("plugins-tier1"), "*.md", SearchOption.AllDirectories))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
        .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"));

    // As the hosts of repositories make them: lower case, spaces are hyphens, other marks are left out.
    private static HashSet<string> Anchors(string page) => Heading().Matches(File.ReadAllText(page))
        .Select(heading => new string([.. heading.Groups[1].Value.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_').Select(letter => letter == ' ' ? '-' : letter)]))
        .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\]\(([^)#\s]*)#([^)]+)\)")]
    private static partial Regex Anchored();

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"SLP\d{4}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
