using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests.Upkeep;

/// <summary><c>slipway outdated</c>: what is newer, what of it holds together, and why not the rest.</summary>
public sealed class OutdatedTests : UpdateTest
{
    [Fact]
    public async Task Outdated_NewerVersions_AreToldWithTheProofAndNothingIsWritten()
    {
        Feed();
        Site.Feed.WithPlugin("one", "1.2.0", yaml: ToyFeed.Yaml("one", "1.2.0", frameworkApi: "v9")).WithPlugin("one", "1.3.0-rc.1");
        Site.Manifest(["one", "two"]);
        var before = await File.ReadAllBytesAsync(Site["toy.yaml"], TestContext.Current.CancellationToken);

        var found = await RunAsync("outdated", "toy.yaml");
        var asked = await RunAsync("outdated", "toy.yaml", "--exit-code", "--markdown", "pull-request.md");

        Assert.Equal((0, 100), (found.ExitCode, asked.ExitCode));
        Assert.Equal("""
            server 1.0.0, nothing newer
            one 1.0.0 -> 1.1.0
              passed over 1.2.0: SLP3001: plugin "one" 1.2.0 does not fit: it needs framework API v9; the server offers v1
            two 1.0.0 -> 1.1.0

            all of it together resolves, links and compiles; the policy built-in allows it; known weaknesses were not looked for; conformance was not asked (--conformance)

            not known
              known weaknesses: no advisories were asked (--advisories DIR)

            """, found.Output);
        var text = await File.ReadAllTextAsync(Site["pull-request.md"], TestContext.Current.CancellationToken);
        Assert.StartsWith("**one 1.0.0 -&#62; 1.1.0, two 1.0.0 -&#62; 1.1.0**\n", text, StringComparison.Ordinal);
        Assert.Contains("| one | <code>1.2.0</code> | SLP3001: plugin &#34;one&#34; 1.2.0 does not fit", text, StringComparison.Ordinal);
        Assert.Contains("| <code>acme/one</code> | <code>1.0.0</code> | <code>1.1.0</code> |", text, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Site["toy.yaml"], TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Site["toy.lock.json"]));
    }

    [Fact]
    public async Task Outdated_ByNameReachAndKind_LooksForWhatIsMeant()
    {
        Feed();
        Site.Feed.WithPlugin("one", "1.0.1").WithPlugin("one", "2.0.0").WithPlugin("one", "2.1.0-rc.1").WithLibrary("Acme.Text", "1.0.0").WithLibrary("Acme.Text", "1.0.1")
            .WithPlugin("two", "1.1.1", package => package.DependsOn("Acme.Text", "1.0.0"));
        Site.Manifest(["one", "two@1.1.1"], "  overrides: [ { module: Acme.Text, version: 1.0.0, because: once, until: 2099-01-01 } ]");

        Assert.Equal(["one 1.0.0 2.0.0"], Moves(await FindAsync("outdated", "toy.yaml")));
        Assert.Equal(["one 1.0.0 2.1.0-rc.1"], Moves(await FindAsync("outdated", "toy.yaml", "one", "--prerelease")));
        Assert.Equal(["one 1.0.0 1.1.0"], Moves(await FindAsync("outdated", "toy.yaml", "Acme.Ops.*", "--within", "minor")));
        Assert.Equal(["one 1.0.0 1.0.1"], Moves(await FindAsync("outdated", "toy.yaml", "--within", "patch")));
        Assert.Equal(["Acme.Text 1.0.0 1.0.1"], Moves(await FindAsync("outdated", "toy.yaml", "acme.text")));
        Assert.Empty(Moves(await FindAsync("outdated", "toy.yaml", "two")));

        var unknown = await RunAsync("outdated", "toy.yaml", "onee");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("the manifest names no version of onee; did you mean \"one\"?", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outdated_VersionsThatCannotLiveTogether_MoveAsFarAsTheyCan()
    {
        Site.Feed.WithServer().WithLibrary("Acme.Text", "1.0.0").WithLibrary("Acme.Text", "2.0.0")
            .WithPlugin("one").WithPlugin("one", "1.1.0", package => package.DependsOn("Acme.Text", "[2.0.0]"))
            .WithPlugin("two").WithPlugin("two", "1.1.0", package => package.DependsOn("Acme.Text", "[1.0.0]")).WithPlugin("two", "1.0.5");
        Site.Manifest(["one", "two"]);

        var found = await FindAsync("outdated", "toy.yaml");

        // One of the two is as far as it goes, the other one step behind.
        Assert.Equal(2, Moves(found).Count() + PassedOver(found).Count(passed => passed.Key.StartsWith("one", StringComparison.Ordinal)));
        Assert.Contains(Moves(found), move => move is "one 1.0.0 1.1.0" or "two 1.0.0 1.1.0");
        Assert.All(PassedOver(found), passed => Assert.Contains("Acme.Text", passed.Value, StringComparison.Ordinal));
        Assert.NotEmpty(PassedOver(found));
    }

    [Fact]
    public async Task Outdated_ServerWithNewerVersions_TakesTheNewestThatThePluginsFit()
    {
        Feed();
        Site.Feed.WithServer("1.1.0").WithServer("2.0.0")
            .WithPlugin("two", "2.0.0", yaml: ToyFeed.Yaml("two", "2.0.0", max: "2.x"));
        Site.Manifest(["one", "two"]);

        var found = await FindAsync("outdated", "toy.yaml");

        Assert.Equal(["server 1.0.0 1.1.0", "one 1.0.0 1.1.0", "two 1.0.0 2.0.0"], Moves(found));
        Assert.Contains("server version 2.0.0 is above the maximum 1.x", PassedOver(found)["server 2.0.0 SLP3001"], StringComparison.Ordinal);
        Assert.Single(PassedOver(found));
    }

    [Fact]
    public async Task Outdated_WhatIsWorseThanThePresentVersion_IsPassedOver()
    {
        Feed();
        Site.Feed.WithLibrary("Acme.Text", "1.0.0").WithLibrary("Acme.Text", "2.0.0")
            .WithPlugin("one", "1.2.0", package => package.DependsOn("Acme.Text", "2.0.0"))
            .WithPlugin("two", "1.2.0", package => package.Licensed("GPL-3.0-only"))
            .WithPlugin("two", "1.3.0", yaml: ToyFeed.Yaml("two", "1.3.0").Replace(", maxServerVersion: 1.x", "", StringComparison.Ordinal));
        Site.Write("policy.yaml", "apiVersion: slipway.dev/v1alpha1\nkind: BuildPolicy\nmetadata: { name: strict }\nspec:\n  licences: { deny: [ GPL-3.0-only ] }\n");
        Site.Manifest(["one", "two"], "  policy: policy.yaml");
        // Below what the policy refuses, but new.
        Site.Advise("Acme.Text", "3.0.0", introduced: "2.0.0", severity: "LOW");

        var found = await FindAsync("outdated", "toy.yaml", "--advisories", Site.Advisories);

        Assert.Equal(["one 1.0.0 1.1.0", "two 1.0.0 1.1.0"], Moves(found));
        Assert.Equal(["one 1.2.0", "two 1.2.0 SLP6107", "two 1.3.0 SLP3002"], PassedOver(found).Keys.Order(StringComparer.Ordinal));
        Assert.Contains("CVE-2026-0001 of Acme.Text 2.0.0 (low)", PassedOver(found)["one 1.2.0"], StringComparison.Ordinal);
        Assert.Equal("asked", (string?)found["proof"]!["advisories"]);
    }

    [Fact]
    public async Task Outdated_FeedOnTheNetwork_CountsWhatItLists()
    {
        Feed();
        Site.Feed.WithPlugin("one", "1.2.0");
        Directory.Move(Site["feed"], Site["far"]);
        Directory.CreateDirectory(Site["feed"]);
        await using var server = await FeedServer.StartAsync(Site["far"], "Acme.Ops.One 1.2.0");
        Site.Write("nuget.config", server.Configuration);
        Site.Manifest(["one"]);

        Assert.Equal(["one 1.0.0 1.1.0"], Moves(await FindAsync("outdated", "toy.yaml")));
        var offline = await RunAsync("outdated", "toy.yaml", "--offline");
        Assert.True(offline.ExitCode == 0, offline.All);
        Assert.Contains("one 1.0.0, nothing newer", offline.Output, StringComparison.Ordinal);
        Assert.Contains("the feed far: offline, it was not asked", offline.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outdated_FeedThatDoesNotAnswer_IsFour()
    {
        Feed();
        Site.Write("nuget.config", """<configuration><packageSources><clear /><add key="dead" value="https://acme:canary-9f@127.0.0.1:1/v3/index.json" /></packageSources></configuration>""");
        Site.Manifest(["one"]);

        var found = await RunAsync("outdated", "toy.yaml");

        Assert.Equal(4, found.ExitCode);
        Assert.Contains("nuget.config:1:46: error SLP2008: the feed \"dead\" did not say which versions of", found.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-9f", found.All, StringComparison.Ordinal);
    }
}
