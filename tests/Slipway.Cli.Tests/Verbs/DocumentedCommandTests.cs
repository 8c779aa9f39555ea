using System.CommandLine;
using System.Text.RegularExpressions;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>What pages say of the command, held against its parser: verbs and options that there are. That commands work is for the tests that run them.</summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly RootCommand Root = SlipwayCommand.Create(
        new Edge { Output = TextWriter.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>(), WorkingFolder = "/" });

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Where(path => WrittenCommand().IsMatch(File.ReadAllText(path)))
            .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_NamesVerbsAndOptionsThatThereAre(string page)
    {
        var unknown = WrittenCommand().Matches(File.ReadAllText(Repository.PathOf(page)))
            .SelectMany(command => Unknown(command.Groups[1].Value).Select(what => $"{command.Value.Trim()}: there is no {what}"));

        Assert.Empty(unknown);
    }

    [Fact]
    public void EachVerb_IsMadeAloneByItsName()
    {
        var edge = new Edge { Output = TextWriter.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>(), WorkingFolder = "/" };

        Assert.All(Root.Subcommands, verb => Assert.Equal([verb.Name], SlipwayCommand.Create(edge, verb.Name).Subcommands.Select(alone => alone.Name)));
        Assert.Equal(Root.Subcommands.Count, SlipwayCommand.Create(edge, "biuld").Subcommands.Count);
    }

    [Theory]
    [InlineData("biuld ops.yaml", "biuld")]
    [InlineData("build ops.yaml --pish", "--pish")]
    [InlineData("index ad FILE.nupkg", "ad")]
    public void Mistake_IsFound(string command, string expected) => Assert.Equal([expected], Unknown(command));

    private static IEnumerable<string> Unknown(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Command verb = Root;
        var next = 0;
        for (; next < words.Length && verb.Subcommands.Count > 0 && !words[next].StartsWith('-'); next++)
        {
            // A placeholder stands for any verb.
            if (words[next].Any(char.IsUpper))
            {
                return [];
            }

            var found = verb.Subcommands.FirstOrDefault(each => each.Name == words[next].TrimEnd(',', '.', ';', ':'));
            if (found is null)
            {
                // `matrix` alone does something, too, with what follows.
                return verb.Arguments.Count > 0 ? UnknownOptions(verb, words[next..]) : [words[next]];
            }

            verb = found;
        }

        return UnknownOptions(verb, words[next..]);
    }

    private static IEnumerable<string> UnknownOptions(Command verb, IEnumerable<string> words)
    {
        var options = verb.Options.Concat(Root.Options).SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet(StringComparer.Ordinal);
        return words.TakeWhile(word => word != "--").Where(word => OptionWord().IsMatch(word)).Select(word => word.Split('=')[0]).Where(option => !options.Contains(option));
    }

    // In code only: after a backtick, or at the begin of a line, up to what ends a command.
    [GeneratedRegex(@"(?:`|^[ ]{0,6})slipway ([a-z][^`\n#|&;>]*)", RegexOptions.Multiline)]
    private static partial Regex WrittenCommand();

    [GeneratedRegex(@"^--?[a-z][a-z-]*(=.*)?$")]
    private static partial Regex OptionWord();
}
