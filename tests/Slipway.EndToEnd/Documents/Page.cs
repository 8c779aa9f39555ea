using System.Text.RegularExpressions;

namespace Slipway.EndToEnd.Documents;

/// <summary>
/// A page of documentation as a reader follows it: files to write, commands to run, output to see. A file's block follows a
/// paragraph that begins with its path in backticks; the output of a command is the text block right after it.
/// </summary>
internal sealed partial class Page
{
    private Page(string path, IReadOnlyList<Block> blocks) => (Path, Blocks) = (path, blocks);

    public string Path { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public static Page Read(string path)
    {
        var blocks = new List<Block>();
        string? file = null;
        var lines = File.ReadAllLines(Repository.PathOf(path));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var language = lines[i][3..].Trim();
                var start = ++i;
                while (lines[i] != "```")
                {
                    i++;
                }

                blocks.Add(new Block(language, string.Join('\n', lines[start..i]) + "\n", start, file));
                file = null;
            }
            else if (NamedFile().Match(lines[i]) is { Success: true } match && (i == 0 || lines[i - 1].Length == 0))
            {
                file = match.Groups[1].Value;
            }
        }

        return new Page(path, blocks);
    }

    [GeneratedRegex(@"^`([\w./-]+\.\w+)`")]
    private static partial Regex NamedFile();
}

/// <summary>A fenced block: its language, text, line, and the file it is the content of.</summary>
internal sealed record Block(string Language, string Text, int Line, string? File);
