using Slipway.Images.Tests.RealTools;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Policies that want the base signed, over bases in layouts and in the real docker-registry.</summary>
public sealed class BaseSigningTests : CommandTest
{
    [Fact]
    public async Task Build_OnASignedBaseOfALayout_IsLetThrough()
    {
        await PrepareAsync("oci:base/image");
        await RunAsync("sign", "base", "--key", "acme.key");

        var checkedBase = await RunAsync("check", "toy.yaml");

        Assert.True(checkedBase.ExitCode == 0, checkedBase.All);
    }

    [Fact]
    public async Task Build_OnASignedBaseOfARegistry_IsLetThroughByTagAndByLock()
    {
        await using var registry = await DockerRegistry.StartAsync();
        await PrepareAsync($"{registry.Host}/team/base:1");
        await RunAsync("sign", "base", "--key", "acme.key");
        var pushed = await RunAsync("push", "base", $"{registry.Host}/team/base:1");
        var locked = await RunAsync("lock", "toy.yaml");
        var built = await RunAsync("build", "toy.yaml", "-o", "out", "--locked");

        Assert.True(pushed.ExitCode == 0 && locked.ExitCode == 0 && built.ExitCode == 0, pushed.All + locked.All + built.All);
    }

    [Fact]
    public async Task Build_OnABaseThatNobodyOrSomebodyElseSigned_IsRefusedAtItsLine()
    {
        await PrepareAsync("oci:base/image");
        await RunAsync("key", "new", "mallory", "--no-passphrase");
        var unsigned = await RunAsync("build", "toy.yaml", "-o", "out");
        await RunAsync("sign", "base", "--key", "mallory.key");
        var byOther = await RunAsync("build", "toy.yaml", "-o", "out");

        Assert.All([unsigned, byOther], refused =>
        {
            Assert.True(refused.ExitCode == 7, refused.All);
            Assert.Contains("toy.yaml:5:18: error SLP6109", refused.Error, StringComparison.Ordinal);
            Assert.Contains("slipway sign oci:base/image --key FILE", refused.Error, StringComparison.Ordinal);
        });
        Assert.False(Directory.Exists(Site["out"]));
    }

    [Fact]
    public async Task Check_OnTheBaseHost_SaysThatNobodySignsIt()
    {
        await PrepareAsync("host");

        var refused = await RunAsync("check", "toy.yaml");

        Assert.True(refused.ExitCode == 7, refused.All);
        Assert.Contains("error SLP6109", refused.Error, StringComparison.Ordinal);
        Assert.Contains("nobody signs that", refused.Error, StringComparison.Ordinal);
    }

    private async Task PrepareAsync(string image)
    {
        Site.Feed.WithServer().WithPlugin("one");
        Site.Manifest([]);
        File.Copy(Site["toy.yaml"], Site["base.yaml"]);
        var built = await RunAsync("build", "base.yaml", "-o", "base");
        Assert.True(built.ExitCode == 0, built.All);
        await RunAsync("key", "new", "acme", "--no-passphrase");
        Site.Write("policy.yaml", "apiVersion: slipway.dev/v1alpha1\nkind: BuildPolicy\nmetadata: { name: strict }\nspec:\n  signatures: { base: identities, identities: [ acme.pub ] }\n");
        Site.Manifest(["one"], "  policy: policy.yaml");
        if (image != "host")
        {
            Site.Write("toy.yaml", File.ReadAllText(Site["toy.yaml"]).Replace("image: host, server: 1.0.0", $"image: \"{image}\"", StringComparison.Ordinal));
        }
    }
}
