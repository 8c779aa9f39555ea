using Slipway.Cli.Verbs;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>How an image is named on the command line, and that the one that was named is the one that is meant.</summary>
public sealed class ImagePathTests : CommandTest
{
    [Theory]
    [InlineData("out", "/place/out", null)]
    [InlineData("out:1", "/place/out:1", null)]
    [InlineData("oci:out", "/place/out", null)]
    [InlineData("oci:/far/out:1.2.3", "/far/out", "1.2.3")]
    [InlineData("oci:out@sha256:ab", "/place/out", "sha256:ab")]
    [InlineData("archive:out/toy.tar:v1", "/place/out/toy.tar", "v1")]
    [InlineData("oci:a:b/out", "/place/a:b/out", null)]
    [InlineData("oci:out:", "/place/out:", null)]
    public void Of_WhatWasWritten_IsAPathAndAName(string written, string path, string? name)
    {
        var found = ImagePath.Of(written, new Edge { Output = TextWriter.Null, Error = TextWriter.Null, Environment = new Dictionary<string, string>(), WorkingFolder = "/place" });

        Assert.Equal((path, name), (found.Path, found.Name));
    }

    [Fact]
    public async Task EveryVerb_OfALayoutWithTwoImages_TakesTheOneThatIsNamed()
    {
        var skopeo = Tool.Require("skopeo", "skopeo");
        Site.Feed.WithServer().WithPlugin("one").WithPlugin("one", "1.1.0");
        var digests = new List<string>();
        foreach (var version in new[] { "1.0.0", "1.1.0" })
        {
            Site.Manifest([$"one@{version}"]);
            var built = await RunAsync("build", "toy.yaml", "-o", version);
            Assert.True(built.ExitCode == 0, built.All);
            digests.Add(built.Output.TrimEnd('\n').Split('@')[1]);
            var copied = await CommandRunner.RunAsync(skopeo, ["--insecure-policy", "copy", "--preserve-digests", $"oci:{Site[version]}/image:1.2.3", $"oci:{Site["both"]}:{version}"]);
            Assert.True(copied.ExitCode == 0, copied.All);
        }

        Assert.Equal(0, (await RunAsync("key", "new", "key", "--no-passphrase")).ExitCode);

        var tagged = await RunAsync("inspect", "oci:both:1.1.0");
        var pinned = await RunAsync("inspect", $"oci:both@{digests[0]}");
        var absent = await RunAsync("inspect", "oci:both:2.0.0");
        var bill = await RunAsync("sbom", "oci:both:1.1.0");
        var same = await RunAsync("diff", "oci:both:1.1.0", "1.1.0");
        var signed = await RunAsync("sign", "oci:both:1.0.0", "--key", "key.key", "--name", "registry.example.com/team/toy:1.0.0");
        var verified = await RunAsync("verify", "oci:both:1.0.0", "--key", "key.pub");
        var unsigned = await RunAsync("verify", "oci:both:1.1.0", "--key", "key.pub");
        var unnamed = await RunAsync("verify", "oci:both", "--key", "key.pub");

        Assert.Contains("one 1.1.0", tagged.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("one 1.1.0", pinned.Output, StringComparison.Ordinal);
        Assert.Contains("one 1.0.0", pinned.Output, StringComparison.Ordinal);
        Assert.Contains("SLP5027", absent.Error, StringComparison.Ordinal);
        Assert.Contains("pkg:nuget/Acme.Ops.One@1.1.0", bill.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("nothing differs\n", same.Output);
        Assert.True(signed.ExitCode == 0, signed.All);
        Assert.True(verified.ExitCode == 0, verified.All);
        Assert.Equal(8, unsigned.ExitCode);
        Assert.Contains("SLP5027", unnamed.Error, StringComparison.Ordinal);
    }
}
