using System.Text.Json.Nodes;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Tests.RealTools;
using Slipway.Images.Validation;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>A stock server image in the real docker-registry as the base: it is all that a partner has of the server.</summary>
public sealed class StockBaseTests : CommandTest
{
    private readonly string _skopeo = Tool.Require("skopeo", "skopeo");

    [Fact]
    public async Task Build_WithoutAnyFeedThatHasTheServer_TakesItFromTheBase()
    {
        var umoci = Tool.Require("umoci", "umoci");
        await using var registry = await DockerRegistry.StartAsync();
        Site.Feed.WithLibrary("Below", "2.0.0").WithServer("1.0.0", ("Below", "2.0.0")).WithPlugin("one").WithPlugin("two");
        var stock = await StockAsync("stock", registry);
        foreach (var package in new[] { "Slipway.Server.1.0.0", "Slipway.Sdk.1.0.0", "Below.2.0.0", "Acme.Ops.One.1.0.0" })
        {
            File.Delete(Path.Combine(Site.Feed.Folder, package + ".nupkg"));
        }

        Manifest($"{registry.Host}/team/stock:1.2.3");
        var locked = await RunAsync("lock", "toy.yaml");
        Assert.True(locked.ExitCode == 0, locked.All);
        var image = await BuildAsync("out", Site["cache"]);
        var elsewhere = await BuildAsync("elsewhere", Site["other-cache"]);

        Assert.Equal(image.Digest, elsewhere.Digest);
        Assert.Empty(await ImageValidator.ValidateAsync(PackedImage.Of(image), CancellationToken.None));
        var packages = JsonNode.Parse(File.ReadAllText(Site["toy.lock.json"]))!["packages"]!.AsObject();
        Assert.Equal(
            ["Acme.Ops.Two feed", "Below the-base-image", "Slipway.Sdk the-base-image", "Slipway.Server the-base-image"],
            packages.Select(package => $"{package.Key} {package.Value!["feed"]}"));
        // Base and server are those of the stock image; of its plugins nothing stays.
        Assert.Equal(stock.Config.DiffIds.Take(3), image.Config.DiffIds.Take(3));
        Assert.Equal(5, image.Layers.Count);
        var diff = await RunAsync("diff", $"{registry.Host}/team/stock:1.2.3", "oci:out/image");
        Assert.Contains("- plugin acme/one 1.0.0", diff.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the same version", diff.Output, StringComparison.Ordinal);
        File.Copy(Site["toy.lock.json"], Site["on-stock.lock.json"]);
        Site.Feed.WithLibrary("Below", "2.0.0").WithServer("1.0.0", ("Below", "2.0.0"));
        Site.Manifest(["two"]);
        Assert.Equal(0, (await RunAsync("lock", "toy.yaml")).ExitCode);
        var locks = await RunAsync("diff", "toy.lock.json", "on-stock.lock.json");
        var mixed = await RunAsync("diff", "toy.lock.json", "out");
        Assert.Matches("! package Slipway.Server 1.0.0: the same version from another package: content hash [^ ]+... -> [^ ]+... .made from the files of a stock base, which have no package of their own.\n", locks.Output);
        Assert.Matches("! package Slipway.Server 1.0.0: the same version from another package: content hash [^ ]+... -> [^ ]+... .packed anew, or made from the files of a stock base.\n", mixed.Output);
        Assert.Contains($"base            {registry.Host}/team/stock:1.2.3\n", (await RunAsync("inspect", "out")).Output, StringComparison.Ordinal);
        await RunToolAsync(umoci, "unpack", "--rootless", "--image", $"{Site["out/image"]}:1.2.3", Site["unpacked"]);
        var started = await CommandRunner.RunAsync(Path.Combine(Slipway.Builder.Tests.Making.Site.DotnetRoot, "dotnet"), [Site["unpacked/rootfs/app/toy.dll"]]);
        Assert.Contains("acme/two 1.0.0", started.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("acme/one", started.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_OnAnotherServerOfTheSameVersion_IsNotCompiledAgainstTheFormer()
    {
        await using var registry = await DockerRegistry.StartAsync();
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("two");
        var first = await StockAsync("first", registry);
        Site.Feed.WithLibrary("Below", "2.0.0").WithServer("1.0.0", ("Below", "2.0.0"));
        Manifest($"{registry.Host}/team/first:1.2.3");
        await RunAsync("lock", "toy.yaml");
        var before = JsonNode.Parse(File.ReadAllText(Site["toy.lock.json"]))!["packages"]!["Slipway.Server"]!;
        var image = await BuildAsync("out", Site["cache"]);

        // The feed has another Slipway.Server 1.0.0 by now; the base decides.
        Assert.Equal("the-base-image", (string?)before["feed"]);
        Assert.Equal(first.Config.DiffIds.Take(3), image.Config.DiffIds.Take(3));

        var second = await StockAsync("second", registry);
        Manifest($"{registry.Host}/team/second:1.2.3");
        var moved = await RunAsync("lock", "toy.yaml");
        Assert.Contains("Slipway.Server 1.0.0: the same version with other content", moved.Error, StringComparison.Ordinal);
        Assert.Contains("+ Below 2.0.0", moved.Error, StringComparison.Ordinal);
        Assert.Equal(second.Config.DiffIds.Take(3), (await BuildAsync("out", Site["cache"])).Config.DiffIds.Take(3));
    }

    private async Task<Image> StockAsync(string name, DockerRegistry registry)
    {
        Site.Manifest(["one"]);
        File.Move(Site["toy.yaml"], Site[$"{name}.yaml"]);
        var built = await RunAsync("build", $"{name}.yaml", "-o", name);
        Assert.True(built.ExitCode == 0, built.All);
        await RunToolAsync(_skopeo, "--insecure-policy", "copy", "--dest-tls-verify=false", $"oci:{Site[name]}/image:1.2.3", $"docker://{registry.Host}/team/{name}:1.2.3");
        return await ReadAsync(name);
    }

    private void Manifest(string image)
    {
        Site.Manifest(["two"]);
        Site.Write("toy.yaml", File.ReadAllText(Site["toy.yaml"]).Replace("image: host, server: 1.0.0", $"image: \"{image}\"", StringComparison.Ordinal));
    }

    private async Task<Image> BuildAsync(string output, string cache)
    {
        var built = await RunAsync([("SLIPWAY_CACHE", cache)], "build", "toy.yaml", "-o", output, "--locked");
        Assert.True(built.ExitCode == 0, built.All);
        return await ReadAsync(output);
    }

    private async Task<Image> ReadAsync(string output) =>
        (await (await OciLayout.OpenAsync(Site[$"{output}/image"], CancellationToken.None)).Required.ReadAsync(null, CancellationToken.None)).Required.Images[0];

    private static async Task RunToolAsync(string program, params string[] arguments)
    {
        var result = await CommandRunner.RunAsync(program, arguments);
        Assert.True(result.ExitCode == 0, result.All);
    }
}
