using System.Text;
using System.Text.RegularExpressions;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Documentation;

/// <summary>A page of Markdown in a package, as far as checks look at it: its headings, its links, and what it says. What lies in fences is an example and says nothing.</summary>
public sealed partial class DocumentPage
{
    private readonly string _shown;

    private DocumentPage(string path, string shown, string text)
    {
        (Path, _shown) = (path, shown);
        Lines = [.. Prose(text.ReplaceLineEndings("\n").Split('\n'))];
        Headings = [.. Lines.Select(line => Heading().Match(line.Text)).Where(match => match.Success).Select(match => match.Groups[1].Value.Trim())];
    }

    /// <summary>Its path in the package.</summary>
    public string Path { get; }

    /// <summary>The lines outside of fences, with their numbers.</summary>
    public IReadOnlyList<(int Number, string Text)> Lines { get; }

    /// <summary>The texts of its headings.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>Whether it says anything but headings.</summary>
    public bool SaysSomething => Lines.Any(line => line.Text.Trim().Length > 0 && !Heading().IsMatch(line.Text));

    /// <summary>Its links, with the lines in which they stand.</summary>
    public IEnumerable<(int Line, string Target)> Links =>
        from line in Lines from Match link in Link().Matches(Code().Replace(line.Text, "")) select (line.Number, link.Groups[1].Value.Trim('<', '>'));

    /// <summary>The names by which links find its headings.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            HashSet<string> all = [];
            foreach (var anchor in Headings.Select(AnchorOf))
            {
                // A heading that is there twice gets a number.
                var name = anchor;
                for (var again = 1; !all.Add(name); again++)
                {
                    name = $"{anchor}-{again}";
                }
            }

            return all;
        }
    }

    /// <summary>Reads a page.</summary>
    /// <param name="path">Its path in the package.</param>
    /// <param name="shown">The package as messages name it.</param>
    /// <param name="content">Its bytes.</param>
    public static DocumentPage Read(string path, string shown, byte[] content) => new(path, $"{shown}/{path}", Encoding.UTF8.GetString(content));

    /// <summary>A line of it.</summary>
    public SourcePosition At(int line) => new(_shown, line, 1);

    /// <summary>Whether it has a word, by itself or as code; as a part of a longer name (<c>timeline.get</c>) it is another word.</summary>
    public bool Names(string word) => Has(word, @"(?<![\w.])");

    /// <summary>Whether it has a word, be it as a member of something (<c>scope.service</c>).</summary>
    public bool Mentions(string word) => Has(word, @"(?<!\w)");

    // An operator is no word: it stands as code.
    private bool Has(string word, string before) => word.Length > 0 && char.IsLetterOrDigit(word[0])
        ? Lines.Any(line => Regex.IsMatch(line.Text, $@"{before}{Regex.Escape(word)}(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        : Lines.Any(line => line.Text.Contains($"`{word}`", StringComparison.Ordinal));

    private static IEnumerable<(int, string)> Prose(string[] lines)
    {
        string? fence = null;
        foreach (var (index, line) in lines.Index())
        {
            var mark = Fence().Match(line).Groups[1].Value;
            if (fence is null && mark.Length > 0)
            {
                fence = mark;
            }
            else if (fence is not null)
            {
                fence = mark.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            }
            else
            {
                yield return (index + 1, line);
            }
        }
    }

    private static string AnchorOf(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"^ {0,3}#{1,6}\s+(.*?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();
}
