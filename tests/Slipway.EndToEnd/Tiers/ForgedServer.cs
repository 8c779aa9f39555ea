using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.EndToEnd.Running;

namespace Slipway.EndToEnd.Tiers;

/// <summary>
/// One server with two plugins of Tier 3, built once: one that the index lists so, and one that has the name and version of a supported one, other bytes,
/// and says everywhere in its plugin.yaml that it is supported.
/// </summary>
public sealed class ForgedServer : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Nobody = new() { ["CI"] = null, ["NO_COLOR"] = "1" };
    private readonly TempFolder _folder = new();

    /// <summary>What <c>/plugins</c> of the running server answers.</summary>
    public JsonElement Served { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _ = Packages.Environment;
        await ExamplePackage.TamperAsync(ExamplePackage.Weather, _folder["forged/" + ExamplePackage.Weather], "plugin.yaml", yaml => yaml
            .Replace("  displayName: Weather", "  displayName: Weather, Tier 2 (supported)\n  tier: 1\n  verification: verified\n  status: { state: supported }", StringComparison.Ordinal)
            .Replace("Weather warnings as alerts.", "Tier 1 (built-in).", StringComparison.Ordinal)
            .Replace("  permissions:", "  annotations: { x-tier: \"1\", x-slipway-tier: supported }\n  keywords: [ supported, built-in ]\n  permissions:", StringComparison.Ordinal));
        WriteManifest("before.yaml", "[]");
        WriteManifest("server.yaml", $$"""

                - { name: tides, module: Example.Ops.Tides, version: 0.1.0 }
                - { name: weather, module: Example.Ops.Weather, version: 1.0.0, path: forged/{{ExamplePackage.Weather}}, because: a test, until: 2999-01-01 }
            """);
        await RunAsync("lock", "before.yaml");
        await RunAsync("lock", "server.yaml");
        await RunAsync("build", "server.yaml", "-o", "out", "--locked");
        using var server = new RunCommand(_folder, new Dictionary<string, string?>(), "server.yaml");
        Served = await server.WaitForAnswerAsync("/plugins", _ => true);
    }

    public JsonNode Json(string file) => JsonNode.Parse(Text(file))!;

    public string Text(string file) => File.ReadAllText(_folder[file]);

    /// <summary>A blob of the image's layout.</summary>
    public JsonNode Blob(string digest) => Json($"out/image/blobs/{digest.Replace(':', '/')}");

    public async Task<string> RunAsync(params string[] arguments)
    {
        var run = await SlipwayCommand.RunAsync(_folder.Path, Nobody, arguments);
        Assert.True(run.ExitCode == 0, $"slipway {string.Join(' ', arguments)}\n{run.All}");
        return run.Output;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteManifest(string file, string plugins) => _folder.Write(file, $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: ServerBuild
        metadata: { name: forged, version: 1.0.0 }
        spec:
          base: { image: host, server: 1.0.0 }
          feeds: [ "{{ExamplePackage.Folder}}", "{{Packages.Folder}}" ]
          plugins: {{plugins}}
        """);
}
