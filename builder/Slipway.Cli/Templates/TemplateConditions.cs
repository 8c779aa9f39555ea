using System.Text.RegularExpressions;

namespace Slipway.Cli.Templates;

/// <summary>The conditions of a `dotnet new` template, as far as ours use them: names, <c>!</c> and <c>||</c>, around whole lines, not nested.</summary>
internal sealed partial class TemplateConditions(Func<string, bool> isChosen)
{
    /// <summary>Whether a condition such as <c>(alert || !log)</c> holds.</summary>
    public bool Holds(string condition) => condition.Trim('(', ')').Split("||", StringSplitOptions.TrimEntries)
        .Any(term => term.StartsWith('!') ? !isChosen(term[1..]) : isChosen(term));

    /// <summary>The text without the lines of conditions, and without those whose condition does not hold.</summary>
    public string Apply(string text)
    {
        var lines = new List<string>();
        var isKept = true;
        foreach (var line in text.Split('\n'))
        {
            if (Begin().Match(line) is { Success: true } begin)
            {
                isKept = Holds(begin.Groups[1].Value);
            }
            else if (End().IsMatch(line))
            {
                isKept = true;
            }
            else if (isKept)
            {
                lines.Add(line);
            }
        }

        return string.Join('\n', lines);
    }

    // In YAML the one form, in Markdown the other.
    [GeneratedRegex(@"^(?:#|<!--#)if (\([^)]+\))(?:-->)?$")]
    private static partial Regex Begin();

    [GeneratedRegex(@"^(?:#endif|<!--#endif-->)$")]
    private static partial Regex End();
}
