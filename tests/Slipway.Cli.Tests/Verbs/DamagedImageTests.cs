namespace Slipway.Cli.Tests.Verbs;

/// <summary>Images that are not whole: what reads them says so, and never takes the rest for the whole.</summary>
public sealed class DamagedImageTests : CommandTest
{
    [Fact]
    public async Task EveryReader_OfADamagedImage_SaysThatItIsDamaged()
    {
        Site.Feed.WithServer();
        Site.Manifest([]);
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--archive", "whole.tar");
        Assert.True(built.ExitCode == 0, built.All);
        var whole = await File.ReadAllBytesAsync(Site["whole.tar"], TestContext.Current.CancellationToken);
        Site.Write("torn.tar", whole.AsSpan(0, whole.Length / 2));
        Site.Write("text.tar", "no archive");
        var manifest = new DirectoryInfo(Site["out/image/blobs/sha256"]).GetFiles().First(file => File.ReadAllText(file.FullName).StartsWith("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config""", StringComparison.Ordinal));
        manifest.Delete();

        foreach (var (target, rule) in new[] { ("torn.tar", "SLP5025"), ("text.tar", "SLP5020"), ("out", "SLP50") })
        {
            foreach (var verb in new[] { "inspect", "sbom", "scan", "diff" })
            {
                var refused = await RunAsync([verb, target, .. verb == "diff" ? (string[])["whole.tar"] : []]);
                Assert.True(refused.ExitCode is not 0, refused.All);
                Assert.Contains($"error {rule}", refused.Error, StringComparison.Ordinal);
                Assert.Contains("  fix: ", refused.Error, StringComparison.Ordinal);
                Assert.Equal("", refused.Output);
            }
        }

        Assert.Equal(0, (await RunAsync("key", "new", "key", "--no-passphrase")).ExitCode);
        var unverified = await RunAsync("verify", "out", "--key", "key.pub");
        Assert.Equal(8, unverified.ExitCode);
        Assert.Contains("error SLP50", unverified.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/index.json", "SLP5025")]
    [InlineData("app/toy.dll", "larger than 256 MiB")]
    public async Task Inspect_OfAFileWithoutAnEnd_IsRefused(string endless, string told)
    {
        Site.Write("image/oci-layout", """{"imageLayoutVersion":"1.0.0"}""");
        Directory.CreateDirectory(Site["image/blobs"]);
        Site.Write("app/toy.runtimeconfig.json", "{}");
        File.CreateSymbolicLink(Site[endless], "/dev/zero");

        var result = await RunAsync("inspect", endless.Split('/')[0]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of Slipway", result.Error, StringComparison.Ordinal);
    }
}
