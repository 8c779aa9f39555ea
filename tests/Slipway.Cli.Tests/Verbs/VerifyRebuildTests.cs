namespace Slipway.Cli.Tests.Verbs;

/// <summary>verify --rebuild: the same inputs again, and every byte compared.</summary>
public sealed class VerifyRebuildTests : CommandTest
{
    [Fact]
    public async Task Rebuild_FromTheSameManifestAndLock_IsTheSameImage()
    {
        await BuildAsync();

        var again = await RunAsync("verify", "out", "--rebuild", "toy.yaml");
        var signed = await RunAsync("verify", "out", "--rebuild", "toy.yaml", "--key", "release.pub");

        // The time and the commit are the image's own, not those of this environment.
        Assert.True(again.ExitCode == 0 && signed.ExitCode == 0, again.All + signed.All);
        Assert.Contains("ok     rebuild: the same, built again from toy.yaml and its lock", again.Output, StringComparison.Ordinal);
        Assert.Contains("ok     signatures: release.pub", signed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_OfAnImageWithMoreInIt_NamesTheFile()
    {
        var umoci = Tool.Require("umoci", "umoci");
        await BuildAsync();
        Site.Write("smuggled.dll", "not asked for");
        var inserted = await CommandRunner.RunAsync(umoci, ["insert", "--rootless", "--image", $"{Site["out/image"]}:1.2.3", Site["smuggled.dll"], "/app/smuggled.dll"]);
        Assert.True(inserted.ExitCode == 0, inserted.All);

        var again = await RunAsync("verify", "out", "--rebuild", "toy.yaml");

        Assert.Equal(8, again.ExitCode);
        Assert.Contains("error SLP6521", again.Error, StringComparison.Ordinal);
        Assert.Contains("only in the published image: app/smuggled.dll", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_FromAnotherManifest_SaysWhatIsAnother()
    {
        await BuildAsync();
        Site.Manifest(["one"], "  image: { labels: { team: other } }");

        var stale = await RunAsync("verify", "out", "--rebuild", "toy.yaml");
        await RunAsync("lock", "toy.yaml");
        var other = await RunAsync("verify", "out", "--rebuild", "toy.yaml");

        Assert.Equal((4, 8), (stale.ExitCode, other.ExitCode));
        Assert.Contains("error SLP6520: manifest: The image was built from another manifest", other.Error, StringComparison.Ordinal);
        Assert.Contains($"check out the commit {new string('c', 40)}", other.Error, StringComparison.Ordinal);
        Assert.Contains("nothing published, other built again", other.Error, StringComparison.Ordinal);
    }

    private async Task BuildAsync()
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest(["one"]);
        await RunAsync("lock", "toy.yaml");
        await RunAsync("key", "new", "release", "--no-passphrase");
        var built = await RunAsync([("SOURCE_DATE_EPOCH", "1700000000"), ("SLIPWAY_COMMIT", new string('c', 40)), ("SLIPWAY_SOURCE", "https://git.example/servers")],
            "build", "toy.yaml", "-o", "out", "--sign", "release.key");
        Assert.True(built.ExitCode == 0, built.All);
    }
}
