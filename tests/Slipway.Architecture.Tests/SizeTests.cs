namespace Slipway.Architecture.Tests;

public sealed class SizeTests(ITestOutputHelper output)
{
    private const int MostLines = 400;

    [Fact]
    public void SourceFiles_StayUnderFourHundredLines()
    {
        var sizes = new[] { "builder", "server", "plugins-tier1", "tests" }
            .Where(room => Directory.Exists(Repository.PathOf(room)))
            .SelectMany(room => Directory.EnumerateFiles(Repository.PathOf(room), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal))
            .Select(path => (Path: Path.GetRelativePath(Repository.Root, path), Lines: File.ReadLines(path).Count()))
            .OrderByDescending(file => file.Lines)
            .ToArray();

        output.WriteLine($"{sizes.Length} files, median {sizes[sizes.Length / 2].Lines} lines, nine in ten under {sizes[sizes.Length / 10].Lines}");
        foreach (var (path, lines) in sizes.Take(10))
        {
            output.WriteLine($"{lines,5} {path}");
        }

        Assert.DoesNotContain(sizes, file => file.Lines > MostLines);
    }
}
