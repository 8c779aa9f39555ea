using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Cli.Verbs;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>docs/reference holds what the code says; UPDATE_SNAPSHOTS=1 writes it.</summary>
public sealed partial class ReferenceVerbTests : CommandTest
{
    public static TheoryData<string> Names => [.. ReferenceVerb.Names];

    public static TheoryData<string> Formats => [.. KnownFormats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Reference_IsThePublishedPage(string name)
    {
        var path = Repository.PathOf($"docs/reference/{name}.md");
        var page = await PageAsync(name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run this test with UPDATE_SNAPSHOTS=1");
        Assert.Equal(page, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Folder_HoldsNoPageThatNothingWrites() =>
        Assert.Equal(ReferenceVerb.Names, Directory.EnumerateFiles(Repository.PathOf("docs/reference")).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Reference_SmallestFile_IsAcceptedAndNoKeyOfItCanGo(string name)
    {
        var format = KnownFormats.All.Single(each => each.Name == name);
        var lines = Fenced().Match(await PageAsync(name)).Groups[1].Value.Split('\n');

        Assert.Empty(Problems(format, lines));
        // A key of one line, whatever its place: without it something is missing.
        var keys = lines.Index().Where(line => line.Item.Contains(": ", StringComparison.Ordinal) && !line.Item.StartsWith('#') && !line.Item.TrimStart().StartsWith('-'));
        Assert.All(keys, line => Assert.Contains(Problems(format, [.. lines.Where((_, index) => index != line.Index)]), problem => problem.IsError));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Reference_OfAFormat_TellsEveryKeyOfItsSchema(string name)
    {
        var page = await PageAsync(name);
        var keys = Keys(JsonNode.Parse((await RunAsync("schema", name)).Output)).ToList();

        Assert.All(keys, key => Assert.Contains($"\n| `{key}` | ", page, StringComparison.Ordinal));
        Assert.Equal(keys.Count, Row().Count(page));
    }

    [Fact]
    public async Task Reference_OfTheVerbs_AnchorsAndReadmeNameEachOfThem()
    {
        var page = await PageAsync("cli");
        var readme = await File.ReadAllTextAsync(Repository.PathOf("README.md"), TestContext.Current.CancellationToken);
        var verbs = SlipwayCommand.Create(new Edge { Output = TextWriter.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>(), WorkingFolder = "/" }).Subcommands;

        Assert.All(verbs, verb => Assert.Contains($"\n## slipway {verb.Name}\n", page, StringComparison.Ordinal));
        Assert.All(verbs, verb => Assert.Matches($@"(?m)^\|.*`{verb.Name}[ `]", readme));
    }

    private async Task<string> PageAsync(string name)
    {
        var result = await RunAsync("reference", name);
        Assert.True(result.ExitCode == 0, result.All);
        return result.Output;
    }

    private static IReadOnlyList<Diagnostic> Problems(DocumentShape format, IReadOnlyList<string> lines)
    {
        var bag = new DiagnosticBag();
        format.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), "smallest.yaml", ReadMode.Strict, bag);
        return bag.Sorted();
    }

    // A key has a description; the conditions of a schema have properties without one.
    private static IEnumerable<string> Keys(JsonNode? node) => node switch
    {
        JsonObject mapping => mapping.SelectMany(member => Keys(member.Value)).Concat(
            (mapping["properties"] as JsonObject ?? []).Where(property => property.Value is JsonObject key && key.ContainsKey("description")).Select(property => property.Key)),
        JsonArray list => list.SelectMany(Keys),
        _ => [],
    };

    [GeneratedRegex("```yaml\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"^\| `[^`]+` \| ", RegexOptions.Multiline)]
    private static partial Regex Row();
}
