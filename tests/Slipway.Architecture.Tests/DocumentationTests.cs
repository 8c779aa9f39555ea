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
        .Append(Repository.PathOf("README.md"))
        .Append(Repository.PathOf("LICENSE.md"));

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
