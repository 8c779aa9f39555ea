using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd;

/// <summary>Slipway packed by Slipway, run as a pipeline would run it.</summary>
public sealed class ToolImageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private IEnumerable<string> Contained =>
    [
        "run", "--rm", "--user", "0", "--network", "none", "--read-only", "--tmpfs", "/tmp",
        "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=2048:2048", "-v", $"{_folder.Path}:/work",
    ];

    [Fact]
    public async Task ToolImage_BuildsTheDemoWithoutNetworkToTheDigestOfThisMachine()
    {
        using var podman = new Podman();
        WriteManifest();
        var packed = await SlipwayAsync("tool-image", "-o", "tool", "--archive", "tool.tar");
        var again = await SlipwayAsync("tool-image", "-o", "again");
        await SlipwayAsync("lock", MockServerManifest.Name);
        var here = await SlipwayAsync("build", MockServerManifest.Name, "--locked", "-o", "here");
        var loaded = await podman.RunAsync("load", "-i", _folder["tool.tar"]);
        Assert.True(loaded.ExitCode == 0, loaded.All);

        // Root within, for the folder belongs to whoever runs the test; read-only, and with no way out.
        var image = $"slipway:{VersionIn(loaded)}";
        var there = await podman.RunAsync([.. Contained, image, "build", MockServerManifest.Name, "--locked", "--offline", "-o", "there"]);
        // A pipeline's runner brings a script instead: it names a shell in place of the command.
        var scripted = await podman.RunAsync(
            [.. Contained, "--entrypoint", "", image, "sh", "-c", $"set -e\nmkdir -p made && slipway build {MockServerManifest.Name} --locked --offline -o made/image | tee made/digest\n"]);

        Assert.True(there.ExitCode == 0, there.All);
        Assert.True(scripted.ExitCode == 0, scripted.All);
        Assert.Equal([DigestOf(here), DigestOf(here)], new[] { DigestOf(there), DigestOf(scripted) });
        Assert.Equal(scripted.Output, File.ReadAllText(_folder["made/digest"]));
        Assert.Equal(DigestOf(packed), DigestOf(again));
    }

    [Fact]
    public async Task ToolImage_StartedAsGitLabAndGitHubDo_RunsTheScriptOfAJob()
    {
        await using var docker = await Dockerd.StartAsync();
        await SlipwayAsync("tool-image", "-o", "tool", "--archive", "tool.tar");
        var loaded = await docker.RunAsync("load", "-i", _folder["tool.tar"]);
        Assert.True(loaded.ExitCode == 0, loaded.All);
        var image = $"slipway:{VersionIn(loaded)}";
        const string Script = "set -e\necho one two | tr ' ' '\\n' | grep -c o\nslipway --version\nid -u\n";
        _folder.Write("job/step.sh", Script);

        // GitLab: entrypoint [""], the shell that it finds, the script on standard input.
        var lab = await CommandRunner.RunAsync(
            Tool.Require("docker", "docker.io"),
            ["--host", $"unix://{docker.Socket}", "run", "--rm", "-i", "--entrypoint", "", image, "sh", "-c", "if [ -x /usr/bin/bash ]; then exec /usr/bin/bash; else exec /bin/sh; fi"],
            input: Script);
        // GitHub: a container that waits, and a shell in it for each step.
        var waiting = await docker.RunAsync("run", "-d", "--name", "job", "--entrypoint", "tail", "-v", $"{_folder["job"]}:/__w", "-w", "/__w", image, "-f", "/dev/null");
        var step = await docker.RunAsync("exec", "job", "sh", "-e", "/__w/step.sh");
        var bash = await docker.RunAsync("exec", "job", "bash", "--noprofile", "--norc", "-eo", "pipefail", "/__w/step.sh");
        await docker.RunAsync("rm", "-f", "job");

        Assert.True(waiting.ExitCode == 0, waiting.All);
        Assert.All([lab, step, bash], run => Assert.Equal((0, $"2\n{VersionIn(loaded)}\n65532\n", ""), (run.ExitCode, run.Output, run.Error)));
    }

    [Fact]
    public async Task ToolImage_WithTheCredentialsOfAJob_PushesWhatItBuilt()
    {
        using var podman = new Podman();
        await using var registry = await DockerRegistry.StartAsync(DockerRegistry.Basic);
        WriteManifest($"{registry.Host}/team/demo");
        _folder.Write("auth.json", $$"""{ "auths": { "{{registry.Host}}": { "auth": "{{Convert.ToBase64String("builder:open-sesame"u8)}}" } } }""");
        await SlipwayAsync("tool-image", "-o", "tool", "--archive", "tool.tar");
        await SlipwayAsync("lock", MockServerManifest.Name);
        var loaded = await podman.RunAsync("load", "-i", _folder["tool.tar"]);
        Assert.True(loaded.ExitCode == 0, loaded.All);

        var pushed = await podman.RunAsync(
        [
            .. Contained.Select(option => option == "none" ? "host" : option), "--env", "REGISTRY_AUTH_FILE=/work/auth.json", "--entrypoint", "",
            $"slipway:{VersionIn(loaded)}", "bash", "-ec", $"slipway build {MockServerManifest.Name} --locked --push; slipway tags {registry.Host}/team/demo",
        ]);

        Assert.True(pushed.ExitCode == 0, pushed.All);
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(registry.Host)}/team/demo@sha256:[0-9a-f]{{64}}\n{System.Text.RegularExpressions.Regex.Escape(VersionIn(loaded))}\n$", pushed.Output);
        Assert.DoesNotContain("open-sesame", pushed.All, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteManifest(string repository = "slipway/ops-server-mocks")
    {
        _ = Packages.Environment;
        foreach (var package in Directory.GetFiles(Packages.Folder, "*.nupkg"))
        {
            File.Copy(package, Path.Combine(Directory.CreateDirectory(_folder["packages"]).FullName, Path.GetFileName(package)));
        }

        var text = File.ReadAllText(Repository.PathOf("manifests/" + MockServerManifest.Name));
        _folder.Write(MockServerManifest.Name, text
            .Replace("../artifacts/packages", "packages", StringComparison.Ordinal).Replace("slipway/ops-server-mocks", repository, StringComparison.Ordinal));
        _folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
    }

    private async Task<CommandResult> SlipwayAsync(params string[] arguments)
    {
        var result = await SlipwayCommand.RunAsync(_folder.Path, new Dictionary<string, string?> { ["SLIPWAY_CACHE"] = _folder["cache"], ["CI"] = null }, arguments);
        Assert.True(result.ExitCode == 0, result.All);
        return result;
    }

    private static string DigestOf(CommandResult result) => result.Output.Trim().Split('@')[1];

    private static string VersionIn(CommandResult loaded) => loaded.Output.Trim()[(loaded.Output.Trim().LastIndexOf(':') + 1)..];
}
