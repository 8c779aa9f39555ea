using System.Globalization;

namespace Slipway.Testing;

/// <summary>
/// The rules for breaking the framework API: the major version moves, a migration guide names every type that broke, and says what
/// shim keeps older plugins going or why there is none. docs/framework-api.md states them for people.
/// </summary>
public static class BreakGlass
{
    /// <summary>The heading under which a guide states its shim.</summary>
    public const string ShimHeading = "## Shim";

    /// <summary>The guide's page for a major version.</summary>
    public static string GuideFor(int major) => string.Create(CultureInfo.InvariantCulture, $"docs/migration/v{major}.md");

    /// <summary>What is not done; nothing when nothing broke, or everything that a break takes is there.</summary>
    /// <param name="released">The last released version and its surface.</param>
    /// <param name="current">The version and surface of the tree.</param>
    /// <param name="read">Reads a page of the repository; null when it is not there.</param>
    public static IReadOnlyList<string> Problems((Version Version, string Surface) released, (Version Version, string Surface) current, Func<string, string?> read)
    {
        var breaks = SurfaceBreaks.Of(released.Surface, current.Surface);
        return breaks.Count == 0 ? [] : [.. Version(released.Version, current.Version, breaks), .. Guide(released.Version, breaks, read)];
    }

    private static IEnumerable<string> Version(Version released, Version current, IReadOnlyList<string> breaks)
    {
        if (current.Major <= released.Major)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Slipway.Sdk {current} breaks plugins built for {released}: {string.Join("; ", breaks)}. Undo that, or set VersionPrefix in Directory.Build.props to {released.Major + 1}.0.0");
        }
    }

    private static IEnumerable<string> Guide(Version released, IReadOnlyList<string> breaks, Func<string, string?> read)
    {
        var page = GuideFor(released.Major + 1);
        if (read(page) is not { } guide)
        {
            yield return $"{page} is not there: write what broke and how a plugin's author moves";
            yield break;
        }

        foreach (var type in breaks.Select(one => one[..one.IndexOf(' ', StringComparison.Ordinal)]).Distinct().Where(type => !guide.Contains(type[(type.LastIndexOf('.') + 1)..], StringComparison.Ordinal)))
        {
            yield return $"{page} says nothing of {type}";
        }

        var shim = guide.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line.TrimEnd() != ShimHeading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        if (!shim.Any(line => line.Trim().Length > 0))
        {
            yield return $"{page} does not state under \"{ShimHeading}\" what keeps plugins of v{released.Major.ToString(CultureInfo.InvariantCulture)} going, or why nothing does";
        }
    }
}
