using System.Globalization;
using System.Text.RegularExpressions;

namespace Slipway.Release;

/// <summary>The version of a release: three numbers. It is not a version of NuGet, which may say more.</summary>
internal readonly partial record struct ReleaseVersion(int Major, int Minor, int Patch) : IComparable<ReleaseVersion>
{
    /// <summary>What a repository without a release stands at.</summary>
    public static ReleaseVersion None => default;

    /// <summary>The tag of the release, and that of its images: <c>v1.2.3</c>.</summary>
    public string Tag => "v" + this;

    /// <summary>Reads <c>1.2.3</c>; null when the text is anything else.</summary>
    public static ReleaseVersion? TryParse(string text) => Numbers().Match(text) is { Success: true } match
        ? new(Number(match, 1), Number(match, 2), Number(match, 3))
        : null;

    /// <summary>The highest release that a list of tags names; null when it names none. Tags of another form are somebody else's.</summary>
    public static ReleaseVersion? Last(IEnumerable<string> tags) =>
        tags.Where(tag => tag.StartsWith('v')).Select(tag => TryParse(tag[1..])).Max();

    /// <summary>The release after this one.</summary>
    public ReleaseVersion Next(ReleaseKind kind) => kind switch
    {
        ReleaseKind.Major => new(Major + 1, 0, 0),
        ReleaseKind.Minor => new(Major, Minor + 1, 0),
        _ => new(Major, Minor, Patch + 1),
    };

    public int CompareTo(ReleaseVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
