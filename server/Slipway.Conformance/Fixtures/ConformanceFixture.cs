using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Conformance.Fixtures;

/// <summary>What the kit needs to know to try a plugin.</summary>
public sealed record ConformanceFixture
{
    /// <summary>The providers and their configurations.</summary>
    public required IReadOnlyList<FixtureProvider> Providers { get; init; }

    /// <summary>Requests that lists are asked with.</summary>
    public IReadOnlyList<FixtureRequest> Requests { get; init; } = [];

    /// <summary>Requests that must be refused.</summary>
    public IReadOnlyList<FixtureRequest> Refused { get; init; } = [];

    /// <summary>Requests of operations that write.</summary>
    public IReadOnlyList<FixtureRequest> Writes { get; init; } = [];

    /// <summary>How many items each list holds.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>Texts that nobody may see.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>What the upstream answers.</summary>
    public IReadOnlyList<UpstreamAnswer> Upstream { get; init; } = [];

    /// <summary>The request that a list is asked with.</summary>
    public JsonObject RequestFor(string operation) => Copy(Requests.FirstOrDefault(request => request.Operation == operation)?.Request);

    /// <summary>The request with which an operation that writes can be tried; null when there is none.</summary>
    public JsonObject? WriteFor(string operation) => Writes.FirstOrDefault(request => request.Operation == operation) is { } found ? Copy(found.Request) : null;

    /// <summary>The files of the folder that <c>{folder}</c> stands for.</summary>
    public IReadOnlyList<FixtureFile> Files { get; init; } = [];

    /// <summary>Reads a fixture.</summary>
    public static Reading<ConformanceFixture> Read(ReadOnlySpan<byte> bytes, string file)
    {
        var bag = new DiagnosticBag();
        var root = FixtureShape.Document.Read(bytes, file, ReadMode.Strict, bag);
        return new Reading<ConformanceFixture>(root is null ? null : Bind(root), bag.Sorted());
    }

    private static ConformanceFixture Bind(YamlMapping root) => new()
    {
        Providers = [.. root.Mappings("providers").Select(provider => new FixtureProvider(
            provider.Text("capability"), provider.Text("provider"), ObjectOf(provider, "config")) { Names = provider.TextOrNull("names") })],
        Requests = RequestsOf(root, "requests"),
        Refused = RequestsOf(root, "refused"),
        Writes = RequestsOf(root, "writes"),
        Counts = root.Mappings("lists").ToDictionary(list => list.Text("operation"), list => (int)list.IntegerOrNull("count")!.Value),
        Secrets = root.Texts("secrets"),
        Files = [.. root.Mappings("files").Select(file => new FixtureFile(file.Text("path"), file.Text("text")))],
        Upstream = [.. root.Mappings("upstream").Select(answer => new UpstreamAnswer(
            answer.TextOrNull("method") ?? "GET", answer.Text("path"), (int)(answer.IntegerOrNull("status") ?? 200), BodyOf(answer)) { Containing = answer.TextOrNull("containing") })],
    };

    private static IReadOnlyList<FixtureRequest> RequestsOf(YamlMapping root, string key) =>
        [.. root.Mappings(key).Select(request => new FixtureRequest(request.Text("operation"), ObjectOf(request, "request")))];

    private static JsonObject ObjectOf(YamlMapping mapping, string key) =>
        mapping.Find(key) is { } entry ? JsonOf(entry.Value)!.AsObject() : [];

    private static string BodyOf(YamlMapping answer) => answer.Find("body")?.Value switch
    {
        null => "",
        YamlScalar { Type: YamlScalarType.Text } text => text.Text,
        var other => JsonOf(other)?.ToJsonString() ?? "null",
    };

    private static JsonNode? JsonOf(YamlNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            YamlJson.Write(node, writer);
        }

        return JsonNode.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static JsonObject Copy(JsonObject? request) => request is null ? [] : request.DeepClone().AsObject();
}
