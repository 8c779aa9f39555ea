namespace Slipway.Builder.Resolution;

/// <summary>
/// How locks name feeds: as manifest or nuget.config spell them. An absolute path means another place on every machine, so of one
/// only the last part is a name.
/// </summary>
internal sealed class FeedNames
{
    private const string FileScheme = "file://";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is an absolute path, written as such or as an address.</summary>
    public static bool IsOfThisMachine(string text) => Path.IsPathRooted(text) || text.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path in a text of this machine.</summary>
    public static string PathIn(string text) => text.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? new Uri(text).LocalPath : text;

    /// <summary>The name for a spelling; the same part of two paths is told apart by a number.</summary>
    public string Give(string spelling)
    {
        if (!IsOfThisMachine(spelling))
        {
            _taken.Add(spelling);
            return spelling;
        }

        var last = Path.GetFileName(PathIn(spelling).TrimEnd('/')) is { Length: > 0 } part ? part : "root";
        var name = last;
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{last}-{number}");
        }

        return name;
    }
}
