using System.Text.RegularExpressions;
using NuGet.ProjectModel;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>What somebody may have meant who named a package or a version that no feed has.</summary>
internal static partial class Suggestions
{
    /// <summary>The nearest package that a folder feed or the plugin index knows; null when none is near.</summary>
    public static string? Package(string id, ResolutionRequest request) =>
        DidYouMean.Ask(id, request.Feeds.Where(feed => feed.IsFolder).SelectMany(In).Concat(request.KnownPackages).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>The version that NuGet found nearest; null when it names none.</summary>
    public static string? Version(IAssetsLogMessage message) =>
        Nearest().Matches(message.Message) is { Count: > 0 } found ? $"did you mean {found[0].Groups["version"].Value}?" : null;

    // Both forms of a folder: packages side by side, and a folder for each id.
    private static IEnumerable<string> In(Feed feed) => !Directory.Exists(feed.Source)
        ? []
        : Directory.GetFiles(feed.Source, "*.nupkg").Select(file => PackageName().Match(Path.GetFileName(file)).Groups["id"].Value)
            .Concat(Directory.GetDirectories(feed.Source).Select(folder => Path.GetFileName(folder)))
            .Where(id => id.Length > 0).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\A(?<id>.+?)\.\d+\.\d+(\.[^/]*)?\.nupkg\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PackageName();

    [GeneratedRegex(@"Nearest version: (?<version>[^ \]]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Nearest();
}
