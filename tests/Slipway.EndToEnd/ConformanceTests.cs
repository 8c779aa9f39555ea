using System.Text.Json;
using System.Text.RegularExpressions;
using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd;

/// <summary><c>slipway conformance</c> over what this checkout builds: an image in podman, and a plugin's package in a server of its own.</summary>
public sealed class ConformanceTests
{
    private static readonly Dictionary<string, string?> Nobody = new() { ["CI"] = null };

    [Fact]
    public async Task Image_OfTheMockServer_ConformsAndCarriesItsReport()
    {
        Tool.Require("podman", "podman");
        using var folder = new TempFolder();
        MockServerManifest.CopyTo(folder);
        await RunAsync(folder, 0, "lock", MockServerManifest.Name);
        await RunAsync(folder, 0, "build", MockServerManifest.Name, "-o", "out");
        await RunAsync(folder, 0, "key", "new", "test", "--no-passphrase");

        var smoke = await RunAsync(folder, 0, "conformance", "out", "--profile", "smoke", "--json");
        var full = await RunAsync(folder, 0, "conformance", "out", "--attach", "--sign", "test.key", "--report", "report");

        var report = JsonElement.Parse(smoke.Output);
        Assert.Equal("passed", report.GetProperty("result").GetString());
        Assert.Equal(
            ["server.answers", "server.plugins", "server.ready", "server.stop"],
            report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("id").GetString()));
        Assert.EndsWith("ops-server-mocks 1.0.0: passed\n", full.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out/conformance.json"]));
        var index = await File.ReadAllTextAsync(folder["out/image/index.json"], TestContext.Current.CancellationToken);
        Assert.Contains("application/vnd.slipway.conformance.v1+json", index, StringComparison.Ordinal);
        Assert.Contains("https://slipway.dev/attestations/conformance/v1", index, StringComparison.Ordinal);
        Assert.Equal(
            ["conformance.html", "conformance.json", "conformance.md", "conformance.xml"],
            Directory.GetFiles(folder["report"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // The same where it lies in a registry: what is attached there goes wherever the image goes, and nothing is attached twice.
        await using var registry = await DockerRegistry.StartAsync();
        var published = $"{registry.Host}/platform/ops-server-mocks:1.0.0";
        await RunAsync(folder, 0, "push", "out", published);
        var attached = await RunAsync(folder, 0, "conformance", published, "--profile", "smoke", "--attach");
        await RunAsync(folder, 0, "conformance", published, "--profile", "smoke", "--attach", "--sign", "test.key");
        await RunAsync(folder, 0, "pull", published, "-o", "pulled");
        var pulled = await File.ReadAllTextAsync(folder["pulled/index.json"], TestContext.Current.CancellationToken);
        Assert.Contains($"attached to {registry.Host}/platform/ops-server-mocks@sha256:", attached.Error, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(pulled, "\"artifactType\": ?\"application/vnd.slipway.conformance.v1\\+json\""));
        Assert.Equal(2, Regex.Count(pulled, "\"dev.sigstore.bundle.predicateType\": ?\"https://slipway.dev/attestations/conformance/v1\""));
    }

    [Fact]
    public async Task Manifest_OfManyPlugins_ConformsWithTheFixturesOfAll()
    {
        _ = Packages.Environment;
        using var folder = new TempFolder();
        string[] plugins = ["Alertmanager", "Elasticsearch", "Email", "PagerDuty", "Prometheus", "Slack", "Mock"];
        folder.Write("many.yaml", $"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: {"{ name: many, version: 1.0.0 }"}
            spec:
              base: {"{ image: host, server: 1.0.0, frameworkVersion: v1 }"}
              feeds: [ "{Packages.Folder}" ]
              plugins:
            {string.Join('\n', plugins.Select(plugin => $"    - {{ name: {plugin.ToLowerInvariant()}, module: Slipway.Plugins.{plugin}, version: 1.0.0 }}"))}
            """);

        var run = await RunAsync(folder, 0, "conformance", "many.yaml", "--json");

        var report = JsonElement.Parse(run.Output);
        Assert.Equal("passed", report.GetProperty("result").GetString());
        Assert.Equal(plugins.Length, report.GetProperty("subjects").EnumerateArray().Count(subject => subject.GetProperty("name").GetString()!.StartsWith("plugin slipway/", StringComparison.Ordinal)));
        var providers = report.GetProperty("providers").EnumerateArray().Select(provider => provider.GetString()).ToList();
        // Email and Slack both send, and Mock does all: the first that the manifest names serves.
        Assert.Equal(["messaging/email"], providers.Where(provider => provider!.StartsWith("messaging/", StringComparison.Ordinal)));
        Assert.Superset(new HashSet<string?> { "alert/alertmanager", "incident/pagerduty", "metric/prometheus", "ticket/mock" }, providers.ToHashSet());
        Assert.Contains(report.GetProperty("checks").EnumerateArray(), check => check.GetProperty("id").GetString() == "server.together" && check.GetProperty("outcome").GetString() == "passed");
    }

    // Runbooks needs a package beside its own, and a folder of files.
    [Theory]
    [InlineData("Mock")]
    [InlineData("Runbooks")]
    public async Task Package_OfAPlugin_ConformsWithTheFixturesThatItShips(string plugin)
    {
        _ = Packages.Environment;
        using var folder = new TempFolder();

        var run = await RunAsync(folder, 0, "conformance", Path.Combine(Packages.Folder, $"Slipway.Plugins.{plugin}.1.0.0.nupkg"), "--feed", Packages.Folder, "--json");

        var report = JsonElement.Parse(run.Output);
        Assert.Equal("plugin", report.GetProperty("profile").GetString());
        Assert.DoesNotContain(report.GetProperty("checks").EnumerateArray(), check => check.GetProperty("outcome").GetString() != "passed");
        Assert.Contains(report.GetProperty("subjects").EnumerateArray(), subject => subject.GetProperty("name").GetString() == $"plugin slipway/{plugin.ToLowerInvariant()} 1.0.0");
    }

    [Fact]
    public async Task Server_ThatIsNotThere_ProvesNothing()
    {
        using var folder = new TempFolder();

        var run = await RunAsync(folder, 9, "conformance", "http://127.0.0.1:9");

        Assert.Contains("SLP7002", run.Error, StringComparison.Ordinal);
        Assert.Contains("/plugins cannot be read", run.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> RunAsync(TempFolder folder, int exitCode, params string[] arguments)
    {
        var result = await SlipwayCommand.RunAsync(folder.Path, Nobody, arguments);
        Assert.True(result.ExitCode == exitCode, $"slipway {string.Join(' ', arguments)}\n{result.All}");
        return result;
    }
}
