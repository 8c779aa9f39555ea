using System.Text.Json.Nodes;

namespace Slipway.Cli.Tests.Verbs;

public sealed class DiffVerbTests : CommandTest
{
    private async Task BuildAsync(string plugin, string folder, string more = "")
    {
        Site.Manifest([plugin], more);
        var built = await RunAsync("build", "toy.yaml", "-o", folder, "--archive", folder + ".tar");
        Assert.True(built.ExitCode == 0, built.All);
    }

    [Fact]
    public async Task Diff_TwoImages_TellsPluginsPackagesLayersAndConfiguration()
    {
        Site.Feed.WithServer().WithLibrary("Acme.Leaf", "1.0.0").WithPlugin("one").WithPlugin("one", "1.1.0", package => package.DependsOn("Acme.Leaf", "1.0.0"));
        await BuildAsync("one", "a");
        await BuildAsync("one@1.1.0", "b", "  image: { env: { LEVEL: high } }");

        var plain = await RunAsync("diff", "a.tar", "oci:b/image");
        var written = (await RunAsync("diff", "a", "b.tar", "--json")).Output;
        var json = JsonNode.Parse(written)!["differences"]!.AsArray();
        var same = await RunAsync("diff", "a", "a.tar");

        Assert.Equal("nothing differs\n", same.Output);
        Assert.Contains("~ plugin acme/one 1.0.0, tier 3 -> 1.1.0, tier 3\n+ package Acme.Leaf 1.0.0\n~ package Acme.Ops.One 1.0.0 -> 1.1.0\n", plain.Output, StringComparison.Ordinal);
        Assert.Contains("- layer plugin acme/one 1.0.0 sha256:", plain.Output, StringComparison.Ordinal);
        Assert.Contains("+ layer plugin acme/one 1.1.0 sha256:", plain.Output, StringComparison.Ordinal);
        Assert.Contains("~ layer composition sha256:", plain.Output, StringComparison.Ordinal);
        Assert.Contains("+ config Env.LEVEL high\n", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("layer server", plain.Output, StringComparison.Ordinal);
        Assert.Equal(plain.Output.TrimEnd('\n').Split('\n').Length, json.Count);
        Assert.Equal("{\"kind\":\"plugin\",\"name\":\"acme/one\",\"before\":\"1.0.0, tier 3\",\"after\":\"1.1.0, tier 3\"}", json[0]!.ToJsonString());
        await PublishedSchema.FitsAsync("diff", written);
    }

    [Fact]
    public async Task Diff_LockAgainstLockAndImage_TellsWhatBothState()
    {
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("two");
        Site.Manifest(["one"]);
        await RunAsync("lock", "toy.yaml");
        File.Copy(Site["toy.lock.json"], Site["before.lock.json"]);
        Site.Manifest(["two"]);
        await RunAsync("lock", "toy.yaml");
        await BuildAsync("two", "b");

        var locks = await RunAsync("diff", "before.lock.json", "toy.lock.json");
        var image = await RunAsync("diff", "before.lock.json", "b");
        var equal = await RunAsync("diff", "toy.lock.json", "b");

        Assert.Contains("~ fact manifest sha256:", locks.Output, StringComparison.Ordinal);
        Assert.EndsWith("- plugin acme/one 1.0.0, tier 3\n+ plugin acme/two 1.0.0, tier 3\n- package Acme.Ops.One 1.0.0\n+ package Acme.Ops.Two 1.0.0\n", locks.Output, StringComparison.Ordinal);
        Assert.Equal(string.Concat(locks.Output.Split('\n').Skip(1).Select(line => line + "\n")).TrimEnd('\n') + "\n", image.Output);
        Assert.Equal("nothing differs\n", equal.Output);
    }

    [Fact]
    public async Task Diff_WhatIsNoServer_SaysSo()
    {
        Site.Feed.WithServer();
        Site.Write("bad.json", "{}");

        Assert.Equal(1, (await RunAsync("diff", "feed", "feed")).ExitCode);
        var bad = await RunAsync("diff", "bad.json", "bad.json");
        Assert.Equal(4, bad.ExitCode);
        Assert.Contains("SLP2103", bad.Error, StringComparison.Ordinal);
    }
}
