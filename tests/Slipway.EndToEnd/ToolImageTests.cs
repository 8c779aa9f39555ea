using Slipway.Images.Tests.RealTools;

namespace Slipway.EndToEnd;

/// <summary>Slipway packed by Slipway, run as a pipeline would run it.</summary>
public sealed class ToolImageTests : IDisposable
{
    private readonly TempFolder _folder = new();

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
        var there = await podman.RunAsync(
            "run", "--rm", "--user", "0", "--network", "none", "--read-only", "--tmpfs", "/tmp",
            "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=2048:2048", "-v", $"{_folder.Path}:/work",
            $"slipway:{VersionIn(loaded)}", "build", MockServerManifest.Name, "--locked", "--offline", "-o", "there");

        Assert.True(there.ExitCode == 0, there.All);
        Assert.Equal(DigestOf(here), DigestOf(there));
        Assert.Equal(DigestOf(packed), DigestOf(again));
    }

    public void Dispose() => _folder.Dispose();

    private void WriteManifest()
    {
        _ = Packages.Environment;
        foreach (var package in Directory.GetFiles(Packages.Folder, "*.nupkg"))
        {
            File.Copy(package, Path.Combine(Directory.CreateDirectory(_folder["packages"]).FullName, Path.GetFileName(package)));
        }

        var text = File.ReadAllText(Repository.PathOf("manifests/" + MockServerManifest.Name));
        _folder.Write(MockServerManifest.Name, text.Replace("../artifacts/packages", "packages", StringComparison.Ordinal));
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
