using System.Diagnostics;
using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests;

/// <summary>Builds of the published command that are killed at any moment: the next one succeeds, and its bytes are right.</summary>
public sealed class KillTests : IDisposable
{
    private const int Moments = 50;

    private static string Program => SlimDotnet.Command;

    // These also tell when it was, and how long it took.
    private static readonly string[] Dated = ["build.json", "vulnerabilities.json", "vulnerabilities.sarif"];

    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Build_KilledAtRandomMoments_LeavesNothingThatHarmsTheNextOne()
    {
        Tool.RequireThat(SlimDotnet.IsPublished, "there is no published command (dotnet run build.cs -- publish)");
        _site.Feed.WithServer().WithLibrary("Acme.Leaf", "1.0.0").WithPlugin("one", more: package => package.DependsOn("Acme.Leaf", "1.0.0"))
            .WithPlugin("two", more: package => package.File("runtimes/linux-x64/native/big.so", Noise()));
        _site.Manifest(["one", "two"]);
        var watch = Stopwatch.StartNew();
        var right = await BuildAsync("reference");
        var whole = watch.Elapsed;
        Directory.Delete(_site["cache"], recursive: true);

        // Of five builds the first finds an empty cache, the others what was finished before. The seed is fixed, the moments
        // are not: they fall where the machine's load puts them.
        var random = new Random(19);
        var killed = 0;
        for (var moment = 0; moment < Moments; moment++)
        {
            killed += await KillAsync(whole * (0.1 + (0.9 * random.NextDouble()))) ? 1 : 0;
            AssertWholeOrAbsent();
            if (moment % 5 == 4)
            {
                Assert.Equal(right, await BuildAsync("out/toy"));
                // What killed processes had begun to write into the cache went with the one that wrote the same.
                Assert.Empty(Directory.GetFiles(_site["cache"], "*.partial", SearchOption.AllDirectories));
                Directory.Delete(_site["cache"], recursive: true);
            }
        }

        Assert.InRange(killed, 1, Moments);
        Assert.Equal(right, await BuildAsync("out/toy"));
        Assert.Equal(Files("reference"), Files("out/toy"));
    }

    private List<(string Path, string Hash)> Files(string folder) =>
    [
        .. Directory.GetFiles(_site[folder], "*", SearchOption.AllDirectories).Select(file => (Path: Path.GetRelativePath(_site[folder], file), File: file))
            .Select(one => (one.Path, Dated.Contains(one.Path) ? "" : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(one.File))))).Order(),
    ];

    private static byte[] Noise()
    {
        var bytes = new byte[8 << 20];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private async Task<string> BuildAsync(string output)
    {
        var result = await CommandRunner.RunAsync(Program, ["build", "toy.yaml", "-o", output], _site["."], Environment());
        Assert.True(result.ExitCode == 0, result.All);
        return result.Output.TrimEnd('\n').Split('@')[1];
    }

    private async Task<bool> KillAsync(TimeSpan after)
    {
        var start = new ProcessStartInfo(Program, ["build", "toy.yaml"]) { WorkingDirectory = _site["."], RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Environment())
        {
            start.Environment[name] = value;
        }

        using var build = Process.Start(start)!;
        var said = Task.WhenAll(build.StandardError.ReadToEndAsync(), build.StandardOutput.ReadToEndAsync());
        await Task.WhenAny(Task.Delay(after), build.WaitForExitAsync());
        var alive = !build.HasExited;
        build.Kill();
        await build.WaitForExitAsync();
        await said;
        return alive;
    }

    // Whatever lies under its final name is whole.
    private void AssertWholeOrAbsent()
    {
        var image = _site["out/toy/image"];
        if (Directory.Exists(image))
        {
            Assert.True(File.Exists(Path.Combine(image, "oci-layout")) && File.Exists(Path.Combine(image, "index.json")), image);
            foreach (var blob in Directory.GetFiles(Path.Combine(image, "blobs", "sha256")))
            {
                Assert.Equal(Path.GetFileName(blob), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(blob))));
            }
        }

        if (File.Exists(_site["out/toy/build.json"]))
        {
            System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(_site["out/toy/build.json"]));
        }
    }

    private Dictionary<string, string?> Environment() => new() { ["SLIPWAY_CACHE"] = _site["cache"], ["CI"] = null, ["NO_COLOR"] = "1" };
}
