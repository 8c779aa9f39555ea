using System.Text.Json.Nodes;
using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests.Verbs;

/// <summary><c>slipway plan</c>: against a git ref, a lock and an image, for manifests and for indexes.</summary>
public sealed class PlanVerbTests : CommandTest
{
    private const string Database = Site.Advisories;

    private async Task GitAsync(params string[] arguments)
    {
        var git = await CommandRunner.RunAsync(Tool.Require("git", "git"), ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main", .. arguments], Site["."]);
        Assert.True(git.ExitCode == 0, git.All);
    }

    private async Task CommitAsync()
    {
        await GitAsync("init", "-q");
        Site.Write(".gitignore", "cache/\nout*/\nfeed/\n");
        await GitAsync("add", ".");
        await GitAsync("commit", "-q", "-m", "before");
    }

    private async Task LockAsync(params string[] plugins)
    {
        Site.Manifest(plugins);
        var locked = await RunAsync("lock", "toy.yaml");
        Assert.True(locked.ExitCode == 0, locked.All);
    }

    private static string Yaml(string version, string more) => ToyFeed.Yaml("one", version) + "\n" + more;

    private void Feed() => Site.Feed.WithServer()
        .WithLibrary("Acme.Text", "2.0.0").WithLibrary("Acme.Text", "2.1.0")
        .WithPlugin("one", more: package => package.DependsOn("Acme.Text", "2.0.0"))
        .WithPlugin("one", "1.1.0", package => package.DependsOn("Acme.Text", "2.1.0"), Yaml("1.1.0", """
              permissions: [ filesystem_read, outbound_http ]
              network: { outboundHosts: [ "api.acme.example" ] }
              secrets: [ { name: token, key: token, required: true } ]
              owners: [ { team: ops, contact: ops@acme.example } ]
            """))
        .WithPlugin("two");

    [Fact]
    public async Task Plan_AgainstTheBranchPoint_TellsTheReviewerWhatToDecide()
    {
        Feed();
        await LockAsync("one");
        await CommitAsync();
        await GitAsync("checkout", "-q", "-b", "change");
        await LockAsync("one@1.1.0", "two");
        Site.Advise("Acme.Text", "2.2.0", introduced: "2.1.0");

        var plain = await RunAsync("plan", "toy.yaml", "--advisories", Database);
        var again = await RunAsync("plan", "toy.yaml", "--against", "main", "--advisories", Database, "--markdown", "--comment", "comment.md");
        var json = await RunAsync("plan", "toy.yaml", "--advisories", Database, "--json");
        var changed = await RunAsync("plan", "toy.yaml", "--exit-code");

        // The built-in policy fails from severity high on.
        Assert.Equal((7, 7, 7, 100), (plain.ExitCode, again.ExitCode, json.ExitCode, changed.ExitCode));
        Assert.StartsWith("Do not merge: 1 error, SLP6320 at toy.yaml:", plain.Output, StringComparison.Ordinal);
        Assert.StartsWith("Decide: adds acme/two 1.0.0; ", changed.Output, StringComparison.Ordinal);
        foreach (var line in new[]
        {
            "~ plugin acme/one 1.0.0 -> 1.1.0", "+ plugin acme/two 1.0.0", "+ acme/two: tier Tier 3 (community)", "+ acme/one: owner ops ops@acme.example",
            "+ acme/one: permission outbound_http", "+ acme/one: outbound host api.acme.example", "+ acme/one: secret token required",
            "~ package Acme.Text 2.0.0 -> 2.1.0 (Acme.Ops.One -> Acme.Text)", "+ known weakness CVE-2026-0001 in Acme.Text critical, 2.1.0 (Acme.Ops.One 1.1.0 > Acme.Text 2.1.0)",
            "acme/one 1.1.0 on server 1.0.0: compatible; links; not proven",
            "declared and checked by reading, not enforced",
        })
        {
            Assert.Contains(line, plain.Output, StringComparison.Ordinal);
        }

        Assert.Contains("| <code>acme/one</code> | outbound host <code>api.acme.example</code> |  | yes |", again.Output, StringComparison.Ordinal);
        Assert.Contains("declared and checked by reading, not enforced", again.Output, StringComparison.Ordinal);
        Assert.Equal(again.Output, await File.ReadAllTextAsync(Site["comment.md"], TestContext.Current.CancellationToken));
        Assert.Equal("refuse", (string?)JsonNode.Parse(json.Output)!["decision"]);
        Assert.Equal(json.Output, (await RunAsync("plan", "toy.yaml", "--advisories", Database, "--json")).Output);
        await PublishedSchema.FitsAsync("plan", json.Output);
    }

    [Fact]
    public async Task Plan_WithoutAChange_HasNothingToDecide()
    {
        Feed();
        await LockAsync("one");
        await CommitAsync();

        var plan = await RunAsync("plan", "toy.yaml", "--exit-code");

        Assert.True(plan.ExitCode == 0, plan.All);
        Assert.StartsWith("Nothing to decide: toy.yaml stays as it is at main (", plan.Output, StringComparison.Ordinal);
        Assert.Contains("known weaknesses: no advisories were asked", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_AgainstALockAndAgainstTheImageOfIt_TellTheSameChanges()
    {
        Feed();
        await LockAsync("one");
        await RunAsync("build", "toy.yaml", "-o", "out");
        File.Copy(Site["toy.lock.json"], Site["before.lock.json"]);
        await LockAsync("one@1.1.0");

        var locked = await RunAsync("plan", "toy.yaml", "--against", "before.lock.json", "--json");
        var built = await RunAsync("plan", "toy.yaml", "--against", "out", "--json");

        Assert.True(locked.ExitCode == 0 && built.ExitCode == 0, locked.All + built.All);
        Assert.Equal(Told(locked), Told(built));
        Assert.Contains("added permission outbound_http", Told(built));
        Assert.Contains("changed layer plugin acme/one", Told(built));
        Assert.DoesNotContain("changed layer server", Told(built));
    }

    [Fact]
    public async Task Plan_OfWhatCannotBeBuilt_SaysNoAndWhatItAsksFor()
    {
        Feed();
        Site.Feed.WithPlugin("two", "2.0.0", yaml: ToyFeed.Yaml("two", "2.0.0", frameworkApi: "v9"));
        await LockAsync("one");
        await CommitAsync();
        Site.Manifest(["one", "two@2.0.0"]);

        var plan = await RunAsync("plan", "toy.yaml");

        Assert.Equal(5, plan.ExitCode);
        Assert.StartsWith("Do not merge: 1 error, SLP3001 at toy.yaml:", plan.Output, StringComparison.Ordinal);
        Assert.Contains("+ plugin two 2.0.0", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("acme/one", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_AgainstNothingThatIsThere_SaysWhatToName()
    {
        Feed();
        await LockAsync("one");

        var nowhere = await RunAsync("plan", "toy.yaml");
        await CommitAsync();
        var unknown = await RunAsync("plan", "toy.yaml", "--against", "--output=stolen");
        var missing = await RunAsync("plan", "toy.yaml", "--against", "nobody");

        Assert.Equal((2, 2, 2), (nowhere.ExitCode, unknown.ExitCode, missing.ExitCode));
        Assert.Contains("lies in no git repository", nowhere.Error, StringComparison.Ordinal);
        Assert.Contains("name a git ref, a lock, or an image with --against", missing.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Site["stolen"]));
    }

    [Fact]
    public async Task Plan_OfAnIndex_TellsWhatIsListedOtherwise()
    {
        Index("3", "active");
        await CommitAsync();
        Index("2", "deprecated, reason: old");

        var plan = await RunAsync("plan", "index", "--against", "HEAD", "--json");

        Assert.Equal(3, plan.ExitCode);
        Assert.StartsWith("Do not merge: ", (string?)JsonNode.Parse(plan.Output)!["headline"], StringComparison.Ordinal);
        Assert.Equal(["changed status status", "changed tier tier"], Told(plan));
        await PublishedSchema.FitsAsync("plan", plan.Output);
    }

    private void Index(string tier, string status)
    {
        Site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text());
        var entry = new SampleEntry(Convert.ToBase64String(new byte[64])) { Tier = tier, Status = $"state: {status}" };
        Site.Write("index/" + entry.Path, entry.ToString());
    }

    private static List<string> Told(CommandResult plan) =>
        [.. JsonNode.Parse(plan.Output)!["changes"]!.AsArray().Select(change => $"{change!["change"]} {change["kind"]} {change["name"]}").Order(StringComparer.Ordinal)];
}
