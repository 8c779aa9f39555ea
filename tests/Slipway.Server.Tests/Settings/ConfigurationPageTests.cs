using System.Text;
using Slipway.Server.Settings;

namespace Slipway.Server.Tests.Settings;

public sealed class ConfigurationPageTests
{
    private const string Begin = "<!-- variables: written by ConfigurationPageTests with UPDATE_SNAPSHOTS=1 -->\n";
    private const string End = "<!-- end of variables -->";

    [Fact]
    public void Page_HoldsTheTableOfEveryVariable()
    {
        var path = Repository.PathOf("docs/configuration.md");
        var page = File.ReadAllText(path);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, page[..begin] + Table() + page[end..]);
            return;
        }

        Assert.Equal(Table(), page[begin..end]);
    }

    [Fact]
    public void Variables_AreNamedOnceAndExplained()
    {
        Assert.Equal(Variables.All.Count, Variables.All.Select(variable => variable.Name).Distinct().Count());
        Assert.All(Variables.All, variable => Assert.EndsWith(".", variable.Meaning, StringComparison.Ordinal));
    }

    // A name written anywhere else in the library would be a variable that the table does not know.
    [Fact]
    public void Sources_NameNoVariableOutsideTheTable() =>
        Assert.Empty(Unknown(Directory.EnumerateFiles(Repository.PathOf("server/Slipway.Server"), "*.cs", SearchOption.AllDirectories)));

    // A reader would set it, and nothing would happen.
    [Theory]
    [InlineData("docs", "*.md")]
    [InlineData("manifests", "*.y*ml")]
    public void Pages_NameNoVariableOutsideTheTable(string folder, string files) =>
        Assert.Empty(Unknown(Directory.EnumerateFiles(Repository.PathOf(folder), files, SearchOption.AllDirectories)));

    private static IEnumerable<string> Unknown(IEnumerable<string> files)
    {
        var known = Variables.All.Select(variable => variable.Name).ToHashSet();
        return files.Order(StringComparer.Ordinal)
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "OPSORCH_(<CAP>_)?[A-Z_]*[A-Z]"))
            .Select(match => match.Value)
            .Where(name => !known.Contains(name) && !known.Any(variable => Matches(variable, name)))
            .Distinct();
    }

    private static bool Matches(string variable, string name) =>
        variable.Contains("<CAP>", StringComparison.Ordinal)
        && (name == variable.Replace("<CAP>", "CAP", StringComparison.Ordinal) || name.EndsWith(variable.Split("<CAP>")[1], StringComparison.Ordinal));

    private static string Table()
    {
        var table = new StringBuilder("| variable | default | meaning |\n|---|---|---|\n");
        foreach (var variable in Variables.All)
        {
            var standard = variable.Default.Length == 0 ? "" : $"`{variable.Default}`";
            table.Append("| `").Append(variable.Name).Append("` | ").Append(standard).Append(" | ").Append(variable.Meaning).Append(" |\n");
        }

        return table.ToString();
    }
}
