namespace Slipway.Release.Tests;

public sealed class VersionStampTests
{
    private static readonly ReleaseVersion Was = new(1, 0, 0);
    private static readonly ReleaseVersion Now = new(1, 2, 3);

    [Theory]
    [InlineData("<VersionPrefix>1.0.0</VersionPrefix>")]
    [InlineData("{ name: slack, module: Slipway.Plugins.Slack, version: 1.0.0 }")]
    [InlineData("<PackageReference Include=\"Slipway.Sdk.Analyzers\" Version=\"1.0.0\" />")]
    [InlineData("#addin nuget:?package=Cake.Slipway&version=1.0.0")]
    [InlineData("artifacts/packages/Slipway.Plugins.Slack.1.0.0.nupkg")]
    [InlineData("        \"Slipway.Sdk\": \"[1.0.0, )\",")]
    [InlineData("--plugin mock=Slipway.Plugins.Mock@1.0.0")]
    [InlineData("base: { image: host, server: 1.0.0, frameworkVersion: v1 }")]
    [InlineData("registry.example.com/platform/slipway:1.0.0")]
    [InlineData("registry.example.com/slipway/slipway:v1.0.0")]
    [InlineData("tar -xzf slipway-1.0.0-linux-x64.tar.gz")]
    [InlineData("pkg:nuget/slipway.plugins.prometheus@1.0.0")]
    [InlineData("Decide: adds slipway/alertmanager 1.0.0")]
    public void Apply_WhatNamesOurVersion_NamesTheNext(string text) =>
        Assert.Equal(text.Replace("1.0.0", "1.2.3", StringComparison.Ordinal), VersionStamp.Apply("README.md", text, Was, Now));

    [Theory]
    [InlineData("<AssemblyVersion>1.0.0.0</AssemblyVersion>")]
    [InlineData("minServerVersion: 1.0.0")]
    [InlineData("{ name: weather, module: Example.Ops.Weather, version: 1.0.0 }")]
    [InlineData("Slipway.Sdk 1.0.0.0")]
    [InlineData("Slipway.Sdk 1.0.0-rc.1")]
    [InlineData("module: Slipway.Plugins.Slack, version: 1.0.01")]
    [InlineData("module: Slipway.Plugins.Slack, version: 1.1.0")]
    [InlineData("  version: 1.0.0\n")]
    public void Apply_WhatNamesAnotherVersion_Stays(string text) => Assert.Equal(text, VersionStamp.Apply("README.md", text, Was, Now));

    [Theory]
    [InlineData("manifests/ops-server.yaml")]
    [InlineData("plugins-tier1/Slipway.Plugins.Slack/plugin.yaml")]
    public void Apply_AManifestThatIsReleased_MovesItsOwnVersion(string path) =>
        Assert.Equal("spec:\n  version: 1.2.3\n    minServerVersion: 1.0.0\n", VersionStamp.Apply(path, "spec:\n  version: 1.0.0\n    minServerVersion: 1.0.0\n", Was, Now));

    [Fact]
    public void Apply_ToThisTree_ReachesEveryPackageManifestAndLock()
    {
        var tree = new Checkout(Repository.Root);
        var said = VersionStamp.Of(tree.Read(VersionStamp.Place));
        var next = new ReleaseVersion(98, 7, 6);
        string Stamped(string path) => VersionStamp.Apply(path, tree.Read(path), said, next);
        var files = tree.TrackedFiles.Where(VersionStamp.Concerns).ToList();
        var plugins = files.Where(path => path.StartsWith("plugins-tier1/Slipway.Plugins.", StringComparison.Ordinal) && path.EndsWith("/plugin.yaml", StringComparison.Ordinal)).ToList();

        Assert.True(plugins.Count > 8);
        Assert.All(plugins, path => Assert.Contains("\n  version: 98.7.6\n", Stamped(path), StringComparison.Ordinal));
        Assert.All(["ops-server.yaml", "ops-server-core.yaml", "ops-server-mocks.yaml"], name => Assert.DoesNotContain(said.ToString(), Stamped("manifests/" + name), StringComparison.Ordinal));
        Assert.All(files.Where(path => path.EndsWith("packages.lock.json", StringComparison.Ordinal)), path => Assert.DoesNotMatch($"\"(Slipway\\.|Cake\\.Slipway)[^\"]*\": \"\\[{said}", Stamped(path)));
        Assert.All(
            ["README.md", "build.cs", "builder/Slipway.Cli/Distributions/DistributionFiles.cs", "templates/content/slipway-plugin/Company.Ops.Example.csproj", "docs/writing-a-plugin.md"],
            path => Assert.Contains("98.7.6", Stamped(path), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("docs/reference/server-build.md")]
    [InlineData("manifests/index/example/weather.yaml")]
    [InlineData("tests/Slipway.Cli.Tests/Verbs/StockBaseTests.cs")]
    [InlineData("CHANGELOG.md")]
    public void Concerns_WhatOthersOrOlderOnesSaid_IsNot(string path) => Assert.False(VersionStamp.Concerns(path));
}
