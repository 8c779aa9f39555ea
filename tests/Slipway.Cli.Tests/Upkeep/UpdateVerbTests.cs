using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests.Upkeep;

/// <summary><c>slipway update</c>: the manifest keeps its layout, the lock fits it, and what does not hold writes nothing.</summary>
public sealed class UpdateVerbTests : UpdateTest
{
    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Update_WritesVersionsAndLock_AndNoOtherByte()
    {
        Feed();
        Site.Feed.WithServer("1.1.0");
        var text = "# yaml-language-server: $schema=https://slipway.dev/schemas/server-build.schema.json\r\n"
            + "apiVersion: slipway.dev/v1alpha1\nkind: ServerBuild\nmetadata: { name: toy, version: 1.0.0 }\nspec:\n  feeds: [ feed ]   # ours\n"
            + "  base: { image: host, server: \"1.0.0\" }\n\n  plugins:   # both at 1.0.0\n    - { version: v1.0.0, name: one, module: Acme.Ops.One }   # the first\n    - name: two\n      module:   Acme.Ops.Two\n      version:  '1.0.0'   # the second";
        Site.Write("toy.yaml", text);
        File.SetUnixFileMode(Site["toy.yaml"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await RunAsync("lock", "toy.yaml");

        var updated = await RunAsync([("CI", "true")], "update", "toy.yaml", "--markdown", "pull-request.md");

        Assert.True(updated.ExitCode == 0, updated.All);
        Assert.Equal(
            text.Replace("\"1.0.0\"", "\"1.1.0\"", StringComparison.Ordinal).Replace("v1.0.0,", "v1.1.0,", StringComparison.Ordinal).Replace("'1.0.0'", "'1.1.0'", StringComparison.Ordinal),
            await File.ReadAllTextAsync(Site["toy.yaml"], TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(Site["toy.yaml"]));
        var check = await RunAsync("check", "toy.yaml", "--locked");
        Assert.True(check.ExitCode == 0, check.All);
        Assert.Contains("~ server 1.0.0 -> 1.1.0\n", updated.Output, StringComparison.Ordinal);
        Assert.Contains("| server | <code>Slipway.Server</code> | <code>1.0.0</code> | <code>1.1.0</code> |", await File.ReadAllTextAsync(Site["pull-request.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var again = await RunAsync("update", "toy.yaml", "--json");
        Assert.Equal("nothing is newer", (string?)JsonNode.Parse(again.Output)!["headline"]);
    }

    [Fact]
    public async Task Update_OneOfSeveral_LeavesTheOthers()
    {
        Feed();
        Site.Manifest(["one", "two"]);

        var report = await FindAsync("update", "toy.yaml", "two");

        Assert.True((bool)report["written"]!);
        Assert.Equal(["two 1.0.0 1.1.0"], Moves(report));
        Assert.Contains("module: Acme.Ops.One, version: 1.0.0 }", await File.ReadAllTextAsync(Site["toy.yaml"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await PublishedSchema.FitsAsync("update", report.ToJsonString());
    }

    [Fact]
    public async Task Update_OfAVulnerableVersion_MovesToTheOneThatIsFixed()
    {
        Feed();
        Site.Feed.WithPlugin("one", "1.1.1");
        Site.Advise("Acme.Ops.One", "1.1.1");
        Site.Manifest(["one"]);

        var report = await FindAsync("update", "toy.yaml", "--advisories", Site.Advisories);

        Assert.Equal(["one 1.0.0 1.1.1"], Moves(report));
        Assert.Contains(report["changes"]!.AsArray(), change => (string?)change!["kind"] == "known weakness" && (string?)change["change"] == "removed");
    }

    [Fact]
    public async Task Update_OfWhatDoesNotHoldAnyway_SaysThatAndWritesNothing()
    {
        Feed();
        Site.Feed.WithPlugin("three", yaml: ToyFeed.Yaml("three", "1.0.0", frameworkApi: "v9"));
        Site.Manifest(["one", "three"]);
        var before = await File.ReadAllTextAsync(Site["toy.yaml"], TestContext.Current.CancellationToken);

        var updated = await RunAsync("update", "toy.yaml");

        Assert.Equal(5, updated.ExitCode);
        Assert.Contains("error SLP3001: plugin \"three\" 1.0.0 does not fit", updated.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Site["toy.yaml"], TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Site["toy.lock.json"]));
    }

    [Fact]
    public async Task Update_PluginFromAPath_IsHeldWithTheReason()
    {
        Feed();
        Site.Manifest([], "");
        Site.Write("toy.yaml", (await File.ReadAllTextAsync(Site["toy.yaml"], TestContext.Current.CancellationToken)).Replace(
            "plugins: []", "plugins: [ { name: one, module: Acme.Ops.One, version: 1.0.0, path: feed/Acme.Ops.One.1.0.0.nupkg, because: ours, until: 2099-01-01 } ]", StringComparison.Ordinal));

        var updated = await RunAsync("update", "toy.yaml");

        Assert.True(updated.ExitCode == 0, updated.All);
        Assert.Contains("one 1.0.0, not looked for: it comes from feed/Acme.Ops.One.1.0.0.nupkg, not from a feed\n", updated.Output, StringComparison.Ordinal);
    }
}
