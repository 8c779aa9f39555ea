using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Cli.Manifests;
using Slipway.Cli.Templates;

namespace Slipway.Cli.Distributions;

/// <summary>
/// The files of a new distribution beside its lock: those of <c>dotnet new slipway-distribution</c> and the pipelines of
/// manifests/ci, embedded, with the answers in their places.
/// </summary>
internal static class DistributionFiles
{
    private const string Prefix = "distribution/";
    private const string UpdateWorkflow = ".github/workflows/update.yml";

    // What the files have in place of answers.
    private const string NamePlace = "ops-server";
    private const string OwnerPlace = "owner-slug";
    private const string NoOwnerPlace = "no-owner";
    private const string PipelinePlace = "the-pipeline";
    private const string PipelineFolderPlace = "the-pipeline-place";
    private const string AddInPlace = "package=Cake.Slipway&version=1.0.0";
    private const string ExampleOwner = "@acme/platform";
    private const string Renovate = "renovate.json";
    private const string Owners = "CODEOWNERS";

    // A pipeline's own files; the first is the one that says what it does.
    private static readonly Dictionary<Pipeline, string[]> Pipelines = new()
    {
        [Pipeline.Github] = [".github/workflows/server.yml"],
        [Pipeline.Gitlab] = [".gitlab-ci.yml"],
        [Pipeline.Azure] = ["azure-pipelines.yml"],
        [Pipeline.Cake] = ["build.cake", ".config/dotnet-tools.json"],
        [Pipeline.None] = [],
    };

    /// <summary>Path to content, sorted by path.</summary>
    public static IReadOnlyList<NewFile> Of(NewDistribution asked) =>
    [
        .. Embedded()
            .Where(path => IsWanted(path, asked))
            .Select(path => new NewFile(path, Encoding.UTF8.GetBytes(Text(path, asked))))
            .Append(new NewFile(asked.ManifestFile, Encoding.UTF8.GetBytes(ManifestText.Of(asked))))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Embedded() => typeof(DistributionFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]);

    // Azure reads no CODEOWNERS: there a policy of the branch names reviewers.
    private static bool IsWanted(string path, NewDistribution asked) => path switch
    {
        Owners => asked.Pipeline != Pipeline.Azure,
        Renovate => asked.Updates == Updates.Renovate,
        UpdateWorkflow => asked.Updates == Updates.Workflow,
        _ => Pipelines[asked.Pipeline].Contains(path) || !Pipelines.Values.SelectMany(files => files).Contains(path),
    };

    private static string Text(string path, NewDistribution asked) =>
        path == Renovate ? WithFeeds(Filled(path, asked), asked.Feeds) : Filled(path, asked);

    private static string Filled(string path, NewDistribution asked)
    {
        using var reader = new StreamReader(typeof(DistributionFiles).Assembly.GetManifestResourceStream(Prefix + path)!);
        var file = Pipelines[asked.Pipeline].FirstOrDefault();
        var text = reader.ReadToEnd()
            .Replace(NamePlace, asked.Name, StringComparison.Ordinal)
            .Replace(NoOwnerPlace, asked.Owner is null ? "# " : "", StringComparison.Ordinal)
            .Replace(OwnerPlace, asked.Owner ?? ExampleOwner, StringComparison.Ordinal)
            .Replace(AddInPlace, $"package=Cake.Slipway&version={ToolVersion.Text.Split('+')[0]}", StringComparison.Ordinal);
        // A line about what is not there is left out.
        return new TemplateConditions(part => part switch
        {
            "pipeline" => file is not null,
            "owners" => IsWanted(Owners, asked),
            "renovate" => IsWanted(Renovate, asked),
            "workflow" => IsWanted(UpdateWorkflow, asked),
            _ => throw new InvalidOperationException($"{path} asks for {part}"),
        }).Apply(text)
            .Replace(PipelineFolderPlace, file?.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? file[..(end + 1)] : file, StringComparison.Ordinal)
            .Replace(PipelinePlace, file, StringComparison.Ordinal);
    }

    // Renovate asks nuget.org unless told otherwise, where anybody may publish under the name of a private package. It is told the
    // manifest's own feeds, therefore, and nothing beside them; where they are folders, which it cannot look into, to ask nobody.
    private static string WithFeeds(string renovate, IReadOnlyList<string> feeds)
    {
        if (feeds.Count == 0)
        {
            return renovate;
        }

        var addresses = feeds.Where(feed => feed.StartsWith("https://", StringComparison.Ordinal) || feed.StartsWith("http://", StringComparison.Ordinal)).ToList();
        var rule = new JsonObject
        {
            ["description"] = addresses.Count > 0
                ? "The feeds of the manifest, and no other: a package of the same name elsewhere is another package"
                : "The feeds of the manifest are folders, which Renovate cannot look into; name a feed here: \"registryUrls\": [\"https://...\"]",
            ["matchManagers"] = new JsonArray("custom.regex"),
            ["matchDatasources"] = new JsonArray("nuget"),
        };
        rule.Add(addresses.Count > 0
            ? KeyValuePair.Create<string, JsonNode?>("registryUrls", new JsonArray([.. addresses.Select(address => JsonValue.Create(address))]))
            : KeyValuePair.Create<string, JsonNode?>("enabled", false));
        var root = JsonNode.Parse(renovate)!;
        root["packageRules"]!.AsArray().Insert(0, rule);
        return root.ToJsonString(Readable) + "\n";
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
