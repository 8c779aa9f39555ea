using System.Text.Json.Nodes;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Tests.RealTools;
using Slipway.Images.Validation;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Bases in the real docker-registry, put there by skopeo.</summary>
public sealed class RegistryBaseTests : CommandTest
{
    private readonly string _skopeo = Tool.Require("skopeo", "skopeo");

    [Fact]
    public async Task Build_BaseInRegistry_IsTheBuildOnTheSameBaseInALayout()
    {
        await using var registry = await DockerRegistry.StartAsync();
        await MakeBaseAsync("base");
        await PushBaseAsync("base", registry, "team/base:1");
        Manifest("oci:base/image");
        var local = await BuildAsync("local");
        Manifest($"{registry.Host}/team/base:1");

        Assert.Equal(0, (await RunAsync("lock", "toy.yaml")).ExitCode);
        var remote = await BuildAsync("remote", "--locked");

        Assert.Empty(await ImageValidator.ValidateAsync(PackedImage.Of(remote), CancellationToken.None));
        // The uppermost layer holds the manifest's digest, and the manifests name their base differently.
        Assert.Equal(local.Config.DiffIds.SkipLast(1), remote.Config.DiffIds.SkipLast(1));
        Assert.Equal(local.Manifest.Layers.SkipLast(1).Select(layer => layer.Digest), remote.Manifest.Layers.SkipLast(1).Select(layer => layer.Digest));
        Assert.Equal(local.Config.Labels["org.opencontainers.image.base.digest"], remote.Config.Labels["org.opencontainers.image.base.digest"]);
        Assert.Equal(LockedBase(), remote.Config.Labels["org.opencontainers.image.base.digest"]);
        Assert.Equal($"{registry.Host}/team/base:1", remote.Config.Labels["org.opencontainers.image.base.name"]);
        Assert.Contains("DOTNET_RUNNING_IN_CONTAINER=true", remote.Config.Env);
    }

    [Fact]
    public async Task Build_BaseWithItsOwnFrameworks_IsCompiledAgainstThem()
    {
        WholeDotnet = true;
        await using var registry = await DockerRegistry.StartAsync();
        await MakeBaseAsync("base");
        await PushBaseAsync("base", registry, "team/base:1");
        Manifest($"{registry.Host}/team/base:1");
        Assert.Equal(0, (await RunAsync("lock", "toy.yaml")).ExitCode);

        var first = await BuildAsync("first", "--locked");
        Assert.Contains("System.Private.CoreLib", await ReferencesAsync(first));
        // The base host is compiled against the SDK's reference assemblies.
        Assert.DoesNotContain("System.Private.CoreLib", await ReferencesAsync(await LayoutAsync("base")));

        var kept = Site[$"cache/bases/references/{LockedBase()["sha256:".Length..]}"];
        Assert.Contains(File.ReadAllLines(Path.Combine(kept, "files")), line => line.EndsWith("\tMicrosoft.AspNetCore.dll", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(kept, "System.Private.CoreLib.dll"), "damaged");
        Directory.Delete(Site["cache/compiled"], recursive: true);
        Assert.Equal(first.Digest, (await BuildAsync("second", "--locked")).Digest);
        Assert.NotEqual("damaged", File.ReadAllText(Path.Combine(kept, "System.Private.CoreLib.dll")));
    }

    [Fact]
    public async Task Build_TagThatMovedAfterTheLock_StaysOnTheLockedBaseUntilLockSaysOtherwise()
    {
        await using var registry = await DockerRegistry.StartAsync();
        await MakeBaseAsync("first");
        await MakeBaseAsync("second", ("SOURCE_DATE_EPOCH", "86400"));
        await PushBaseAsync("first", registry, "team/base:1");
        Manifest($"{registry.Host}/team/base:1");
        await RunAsync("lock", "toy.yaml");
        var before = LockedBase();
        await PushBaseAsync("second", registry, "team/base:1");

        var image = await BuildAsync("out", "--locked");
        var moved = await RunAsync("lock", "toy.yaml");

        Assert.Equal(before, image.Config.Labels["org.opencontainers.image.base.digest"]);
        Assert.NotEqual(before, LockedBase());
        Assert.Contains($"~ base linux/amd64 {before} -> {LockedBase()}\n", moved.Error, StringComparison.Ordinal);
        Assert.Equal(LockedBase(), (await BuildAsync("out", "--locked")).Config.Labels["org.opencontainers.image.base.digest"]);
    }

    [Fact]
    public async Task Build_RegistryGone_NeedsItOnlyForWhatTheCacheDoesNotHave()
    {
        var registry = await DockerRegistry.StartAsync();
        await MakeBaseAsync("base");
        await PushBaseAsync("base", registry, "team/base:1");
        Manifest($"{registry.Host}/team/base:1");
        await RunAsync("lock", "toy.yaml");
        var cold = await RunAsync([("SLIPWAY_CACHE", Site["cold-cache"])], "build", "toy.yaml", "--locked", "--offline", "-o", "cold");
        var warm = await BuildAsync("warm", "--locked");
        await registry.DisposeAsync();

        var offline = await BuildAsync("offline", "--locked", "--offline");
        var unlocked = await RunAsync("lock", "toy.yaml", "--offline");
        var anew = await RunAsync([("SLIPWAY_CACHE", Site["other"])], "build", "toy.yaml", "--locked", "-o", "anew");
        var nowhere = await RunAsync([("SLIPWAY_CACHE", Site["third"])], "lock", "toy.yaml", "--offline");

        Assert.Equal((10, ""), (cold.ExitCode, cold.Output));
        Assert.Contains("SLP8013", cold.Error, StringComparison.Ordinal);
        Assert.Equal(warm.Digest, offline.Digest);
        Assert.True(unlocked.ExitCode == 0 && unlocked.Error.Contains("nothing moved", StringComparison.Ordinal), unlocked.All);
        Assert.Equal((10, ""), (anew.ExitCode, anew.Output));
        Assert.Contains("SLP8001", anew.Error, StringComparison.Ordinal);
        Assert.Contains("toy.yaml:5", anew.Error, StringComparison.Ordinal);
        Assert.Equal((10, ""), (nowhere.ExitCode, nowhere.Output));
        Assert.Contains("Run the command once without --offline", nowhere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_LayoutThatChangedAfterTheLock_IsDriftThatNamesBothDigests()
    {
        await MakeBaseAsync("base");
        Manifest("oci:base/image");
        await RunAsync("lock", "toy.yaml");
        var before = LockedBase();
        Directory.Delete(Site["base"], recursive: true);
        await MakeBaseAsync("base", ("SOURCE_DATE_EPOCH", "86400"));
        Manifest("oci:base/image");

        var result = await RunAsync("build", "toy.yaml", "--locked");

        Assert.Equal((4, ""), (result.ExitCode, result.Output));
        Assert.Contains($"the base for linux/amd64: {before} -> sha256:", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:1/team/base", "SLP8034")]
    [InlineData("127.0.0.1:1/team/base:1", "SLP8001")]
    public async Task Lock_BaseThatCannotBeHad_SaysSoAtItsLine(string image, string id)
    {
        Site.Feed.WithServer();
        Manifest(image);

        var result = await RunAsync("lock", "toy.yaml");

        Assert.Equal((10, ""), (result.ExitCode, result.Output));
        Assert.Contains(id, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Site["toy.lock.json"]));
    }

    private void Manifest(string image)
    {
        Site.Manifest([]);
        var text = File.ReadAllText(Site["toy.yaml"]).Replace("image: host, server: 1.0.0", $"image: \"{image}\"", StringComparison.Ordinal);
        Site.Write("toy.yaml", image.StartsWith("127.0.0.1:1/", StringComparison.Ordinal) ? text.Replace("\" }", "\", server: 1.0.0 }", StringComparison.Ordinal) : text);
    }

    // A server as the base: its labels state the version, so that the manifest need not.
    private async Task MakeBaseAsync(string folder, params (string, string)[] environment)
    {
        if (!Directory.Exists(Site.Feed.Folder) || Directory.GetFiles(Site.Feed.Folder).Length == 0)
        {
            Site.Feed.WithServer();
        }

        Site.Manifest([]);
        File.Copy(Site["toy.yaml"], Site["base.yaml"], overwrite: true);
        var built = await RunAsync(environment, "build", "base.yaml", "-o", folder);
        Assert.True(built.ExitCode == 0, built.All);
    }

    private async Task PushBaseAsync(string folder, DockerRegistry registry, string name)
    {
        var copied = await CommandRunner.RunAsync(
            _skopeo, ["--insecure-policy", "copy", "--dest-tls-verify=false", $"oci:{Site[folder]}/image:1.2.3", $"docker://{registry.Host}/{name}"]);
        Assert.True(copied.ExitCode == 0, copied.Error);
    }

    private async Task<Image> BuildAsync(string output, params string[] more)
    {
        var built = await RunAsync(["build", "toy.yaml", "-o", output, .. more]);
        Assert.True(built.ExitCode == 0, built.All);
        return (await (await OciLayout.OpenAsync(Site[$"{output}/image"], CancellationToken.None)).Required.ReadAsync(null, CancellationToken.None)).Required.Images[0];
    }

    private async Task<Image> LayoutAsync(string folder) =>
        (await (await OciLayout.OpenAsync(Site[folder + "/image"], CancellationToken.None)).Required.ReadAsync(null, CancellationToken.None)).Required.Images[0];

    private static async Task<IReadOnlyList<string>> ReferencesAsync(Image image)
    {
        var files = await Slipway.Images.Reading.ImageFiles.MergeAsync(image, CancellationToken.None);
        using var assembly = new System.Reflection.PortableExecutable.PEReader(new MemoryStream((await files.ReadAsync("app/toy.dll", CancellationToken.None))!));
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(assembly);
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private string LockedBase() => (string)JsonNode.Parse(File.ReadAllText(Site["toy.lock.json"]))!["bases"]!["linux/amd64"]!;
}
