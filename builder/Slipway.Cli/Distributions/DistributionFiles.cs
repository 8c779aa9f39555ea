using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Cli.Distributions;

/// <summary>
/// The files of a new distribution beside its lock: those of builder/Slipway.Cli/Distributions/Files and the pipelines of
/// manifests/ci, embedded, with the answers in their places.
/// </summary>
internal static class DistributionFiles
{
    private const string Prefix = "distribution/";
    private const string Workflows = ".github/workflows/";

    // What the files have in place of answers.
    private const string NamePlace = "ops-server";
    private const string OwnerPlace = "owner-slug";
    private const string NoOwnerPlace = "no-owner";
    private const string ExampleOwner = "@acme/platform";
    private const string Renovate = "renovate.json";

    /// <summary>Path to content, sorted by path.</summary>
    public static IReadOnlyList<NewFile> Of(NewDistribution asked) =>
    [
        .. Embedded()
            .Where(path => IsWanted(path, asked.Pipeline))
            .Select(path => new NewFile(path, Encoding.UTF8.GetBytes(Text(path, asked))))
            .Append(new NewFile(asked.ManifestFile, Encoding.UTF8.GetBytes(DistributionManifest.Text(asked))))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Embedded() => typeof(DistributionFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]);

    private static bool IsWanted(string path, Pipeline pipeline) =>
        path.StartsWith(Workflows, StringComparison.Ordinal) ? pipeline == Pipeline.Github
        : path is not ("build.cake" or ".config/dotnet-tools.json") || pipeline == Pipeline.Cake;

    private static string Text(string path, NewDistribution asked) =>
        path == Renovate ? WithFeeds(Filled(path, asked), asked.Feeds) : Filled(path, asked);

    private static string Filled(string path, NewDistribution asked)
    {
        using var reader = new StreamReader(typeof(DistributionFiles).Assembly.GetManifestResourceStream(Prefix + path)!);
        return reader.ReadToEnd()
            .Replace(NamePlace, asked.Name, StringComparison.Ordinal)
            .Replace(NoOwnerPlace, asked.Owner is null ? "# " : "", StringComparison.Ordinal)
            .Replace(OwnerPlace, asked.Owner ?? ExampleOwner, StringComparison.Ordinal);
    }

    // Renovate looks at nuget.org unless told otherwise; a folder it cannot look into.
    private static string WithFeeds(string renovate, IReadOnlyList<string> feeds)
    {
        var addresses = feeds.Where(feed => feed.StartsWith("https://", StringComparison.Ordinal) || feed.StartsWith("http://", StringComparison.Ordinal)).ToList();
        if (addresses.Count == 0)
        {
            return renovate;
        }

        var root = JsonNode.Parse(renovate)!;
        root["packageRules"]!.AsArray().Insert(0, new JsonObject
        {
            ["description"] = "The feeds of the manifest",
            ["matchManagers"] = new JsonArray("custom.regex"),
            ["matchDatasources"] = new JsonArray("nuget"),
            ["registryUrls"] = new JsonArray([.. addresses.Append("https://api.nuget.org/v3/index.json").Select(address => JsonValue.Create(address))]),
        });
        return root.ToJsonString(Readable) + "\n";
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
