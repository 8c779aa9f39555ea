using System.Text.Json.Nodes;

namespace Slipway.EndToEnd.Acceptance;

/// <summary>The git repository of a platform team: a manifest, its lock, and nothing of ours.</summary>
internal sealed class Distribution : IDisposable
{
    private static readonly Dictionary<string, string?> Nobody = new() { ["CI"] = null, ["NO_COLOR"] = "1" };
    private readonly TempFolder _folder = new();

    public string this[string path] => _folder[path];

    public void Write(string path, string text) => _folder.Write(path, text);

    public void Manifest(string feed, bool withWeather, string more = "") => _folder.Write("server.yaml", $$"""
        apiVersion: slipway.dev/v1alpha1
        kind: ServerBuild
        metadata: { name: acme-ops-server, version: 1.4.0 }
        spec:
          base: { image: host, server: 1.0.0, frameworkVersion: v1 }
          feeds: [ {{string.Join(", ", new[] { feed, Packages.Folder }.Distinct().Select(each => $"\"{each}\""))}} ]
          plugins:
            - { name: prometheus, module: Slipway.Plugins.Prometheus, version: 1.0.0 }
        {{(withWeather ? "    - { name: weather, module: Acme.Ops.Weather, version: 0.1.0 }" : "")}}
        {{more}}
        """);

    public async Task GitAsync(params string[] arguments)
    {
        var git = await CommandRunner.RunAsync(Tool.Require("git", "git"), ["-c", "user.name=a", "-c", "user.email=a@acme.example", "-c", "init.defaultBranch=main", .. arguments], _folder.Path);
        Assert.True(git.ExitCode == 0, git.All);
    }

    public async Task<CommandResult> SlipwayAsync(int exitCode, params string[] arguments)
    {
        var run = await SlipwayCommand.RunAsync(_folder.Path, Nobody, arguments);
        Assert.True(run.ExitCode == exitCode, $"slipway {string.Join(' ', arguments)}\n{run.All}");
        return run;
    }

    /// <summary>The content hash of the toy as the lock has it.</summary>
    public string ContentHash => (string)JsonNode.Parse(File.ReadAllText(_folder["server.lock.json"]))!["packages"]!["Acme.Ops.Weather"]!["contentHash"]!;

    public void Dispose() => _folder.Dispose();
}
