using System.Globalization;

namespace Slipway.Release;

/// <summary>CHANGELOG.md: what was written under <c>Unreleased</c> becomes the section of a release, with the commits behind it.</summary>
internal static class Changelog
{
    public const string File = "CHANGELOG.md";

    private const string Unreleased = "## Unreleased\n";

    // What Markdown would take for something else than text.
    private const string Special = "\\*_[<>#";

    /// <summary>The section of a release, heading and all.</summary>
    public static string Section(string changelog, ReleaseVersion version, DateTimeOffset day, IReadOnlyList<string> subjects)
    {
        var (_, said, _) = Split(changelog);
        var heading = string.Create(CultureInfo.InvariantCulture, $"## {version} - {day:yyyy-MM-dd}\n");
        var commits = string.Concat(subjects.Select(subject => $"- {Escape(subject)}\n"));
        return heading + (said.Length == 0 ? "" : $"\n{said}\n") + $"\n### Commits\n\n{commits}";
    }

    /// <summary>The file with that section in place of what was unreleased.</summary>
    public static string WithSection(string changelog, string section)
    {
        var (before, _, after) = Split(changelog);
        return $"{before}{Unreleased}\n{section}{(after.Length == 0 ? "" : "\n" + after)}";
    }

    private static (string Before, string Said, string After) Split(string changelog)
    {
        var at = changelog.IndexOf("\n" + Unreleased, StringComparison.Ordinal) + 1;
        if (at == 0)
        {
            throw new RefusedException($"{File} has no section \"Unreleased\"", $"write it there, above the last release: {Unreleased.TrimEnd()}");
        }

        var rest = "\n" + changelog[(at + Unreleased.Length)..];
        var next = rest.IndexOf("\n## ", StringComparison.Ordinal);
        var end = next < 0 ? rest.Length : next + 1;
        return (changelog[..at], rest[..end].Trim('\n'), rest[end..]);
    }

    // What a subject says between backticks is code already.
    private static string Escape(string subject) => string.Concat(subject.Split('`').Select((part, index) =>
        index % 2 == 1 ? $"`{part}`" : string.Concat(part.Select(letter => Special.Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : $"{letter}")).Replace("](", "]\\(", StringComparison.Ordinal)));
}
