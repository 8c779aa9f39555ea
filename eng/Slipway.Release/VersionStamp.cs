using System.Text.RegularExpressions;

namespace Slipway.Release;

/// <summary>
/// The version of the tree, wherever it stands: once where it is decided, and in every file that names a package, a server or an image of
/// this repository by its version. What is said of other versions, of ours or of anybody's, stays.
/// </summary>
internal static partial class VersionStamp
{
    public const string Place = "Directory.Build.props";

    /// <summary>The version that the tree says it has.</summary>
    public static ReleaseVersion Of(string props) =>
        Prefix().Match(props) is { Success: true } match && ReleaseVersion.TryParse(match.Groups[1].Value) is { } version ? version
            : throw new RefusedException($"{Place} has no VersionPrefix of three numbers", "write <VersionPrefix>1.0.0</VersionPrefix> there");

    /// <summary>Whether a file may name the version. Written references follow the code; an index and its evidence are what others released.</summary>
    public static bool Concerns(string path) => Names().IsMatch(path) && !Others().IsMatch(path);

    /// <summary>The text of a file with the new version in place of the old.</summary>
    public static string Apply(string path, string text, ReleaseVersion was, ReleaseVersion now)
    {
        var old = Regex.Escape(was.ToString());
        var known = string.Join('|', Mentions.Select(mention => $"(?<={mention}){old}"));
        var own = Own().IsMatch(path) ? $@"|(?<=^  version: ){old}(?=\r?$)" : "";
        // Nothing goes on behind it, as that of an assembly would (1.0.0.0) or of what comes before a release (1.0.0-rc.1); a platform may.
        return Regex.Replace(text, $@"(?:{known}{own})(?![\d+]|\.\d|-(?!linux-))", now.ToString(), RegexOptions.Multiline | RegexOptions.CultureInvariant);
    }

    // What stands before a version of ours.
    private static readonly string[] Mentions =
    [
        "<VersionPrefix>",
        // Packages: in projects, manifests, file names, locks and sentences. A test puts a name in place of the last part.
        @"\b(?:[Ss]lipway(?:\.[\w{}()]+)+|Cake\.Slipway)(?:, version: |"" Version=""|\.|&version=|&amp;version=|@|"": ""\[| )",
        // Servers, plugins and images: in manifests, and in what is said of them.
        @"\bserver: ""?", @"""--server"", """, "server version ", @"\bslipway/(?:[a-z]+|\{[\w.()]+\}) ", @"[/ ]slipway:v?", @"\bslipway-", @"\bslipway --version ", @"\bops-server(?:-[a-z]+)? ", @"\bslipway/ops-server(?:-[a-z]+)?:",
    ];

    [GeneratedRegex("<VersionPrefix>([^<]+)</VersionPrefix>")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^(Directory\.Build\.props|README\.md|build\.cs)$|(^|/)packages\.lock\.json$|^(manifests|plugins-tier1|templates|docs|tests/Slipway\.EndToEnd)/.*\.(md|yaml|yml|cake|csproj|json|cs)$|^(server|builder)/[\w.]+/README\.md$|^builder/Cake\.Slipway/|^builder/Slipway\.Cli/Distributions/")]
    private static partial Regex Names();

    [GeneratedRegex("^(docs/(reference|schemas|diagnostics|attestations|buildtypes|adr)/|manifests/index/|docs/benchmarks)")]
    private static partial Regex Others();

    // A manifest or plugin.yaml that is released under the one version.
    [GeneratedRegex(@"^manifests/[\w-]+\.yaml$|^plugins-tier1/Slipway\.Plugins\.\w+/plugin\.yaml$")]
    private static partial Regex Own();
}
