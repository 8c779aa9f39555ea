using System.Text.RegularExpressions;

namespace Slipway.Builder.Manifest;

/// <summary>The placeholders of tags.</summary>
internal static partial class Placeholders
{
    /// <summary>All that are known.</summary>
    public static IReadOnlyList<string> Known { get; } = ["version", "commit"];

    /// <summary>The first placeholder of a text that is not known, as written; null when all are.</summary>
    public static string? Unknown(string text) =>
        Written().Matches(text).Select(match => match.Value).FirstOrDefault(written => !Known.Contains(written.Trim('$', '{', '}')) || written[0] == '$');

    /// <summary>The text with its placeholders filled in; null when it needs a commit and none is known.</summary>
    public static string? Fill(string text, string version, string? commit)
    {
        if (commit is null && text.Contains("{commit}", StringComparison.Ordinal))
        {
            return null;
        }

        return text
            .Replace("{version}", version.Replace('+', '-'), StringComparison.Ordinal)
            .Replace("{commit}", commit, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\$?\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
