using System.Text.RegularExpressions;

namespace Slipway.Trust.Versions;

/// <summary>
/// apk's order: numbers, an optional letter, suffixes (<c>_alpha</c> before the version itself, <c>_p</c> after it), and the package
/// release <c>-rN</c>.
/// </summary>
/// <remarks>https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd</remarks>
public sealed partial class AlpineOrder : IVersionOrder
{
    private static readonly string[] Before = ["alpha", "beta", "pre", "rc"];
    private static readonly string[] After = ["cvs", "svn", "git", "hg", "p"];

    private AlpineOrder()
    {
    }

    /// <summary>The order.</summary>
    public static AlpineOrder Instance { get; } = new();

    /// <inheritdoc />
    public bool IsVersion(string text) => Form().IsMatch(text);

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Form().Match(x ?? ""), Form().Match(y ?? ""));
        var order = CompareNumbers(Captures(left, "number"), Captures(right, "number"));
        order = order != 0 ? order : Math.Sign(string.CompareOrdinal(left.Groups["letter"].Value, right.Groups["letter"].Value));
        order = order != 0 ? order : CompareSuffixes(Captures(left, "suffix"), Captures(right, "suffix"));
        return order != 0 ? order : Digits.Compare(left.Groups["release"].ValueSpan, right.Groups["release"].ValueSpan);
    }

    // Later numbers with a leading zero are compared as fractions: 1.05 is before 1.1.
    private static int CompareNumbers(string[] left, string[] right)
    {
        for (var at = 0; at < Math.Min(left.Length, right.Length); at++)
        {
            var fraction = at > 0 && (left[at][0] == '0' || right[at][0] == '0');
            var order = fraction ? Math.Sign(string.CompareOrdinal(left[at], right[at])) : Digits.Compare(left[at], right[at]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static int CompareSuffixes(string[] left, string[] right)
    {
        for (var at = 0; at < Math.Max(left.Length, right.Length); at++)
        {
            var ((a, aNumber), (b, bNumber)) = (Suffix(left.ElementAtOrDefault(at)), Suffix(right.ElementAtOrDefault(at)));
            var order = a != b ? a.CompareTo(b) : Digits.Compare(aNumber, bNumber);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    // No suffix is zero: what comes before it is negative, what comes after it positive.
    private static (int Rank, string Number) Suffix(string? suffix)
    {
        if (suffix is null)
        {
            return (0, "");
        }

        var name = suffix.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var before = Array.IndexOf(Before, name);
        return (before >= 0 ? before - Before.Length : Array.IndexOf(After, name) + 1, suffix[name.Length..]);
    }

    private static string[] Captures(Match match, string group) => [.. match.Groups[group].Captures.Select(capture => capture.Value)];

    [GeneratedRegex(@"\A(?<number>[0-9]+)(?:\.(?<number>[0-9]+))*(?<letter>[a-z])?(?:_(?<suffix>(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*))*(?:~[0-9a-f]+)?(?:-r(?<release>[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
