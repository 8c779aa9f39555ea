using System.Text.Json.Nodes;
using Slipway.Builder.Tests.Making;

namespace Slipway.Cli.Tests.Verbs;

/// <summary><c>slipway index add</c>: a version is listed as its package describes itself, once, and only into an index that stays sound.</summary>
public sealed class IndexAddTests : CommandTest
{
    private const string Entry = "index/acme/one.yaml";
    private static readonly string Image = $"registry.example.com/ops@sha256:{new string('a', 64)}";

    public IndexAddTests() => Site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text());

    private void Pack(string version = "1.0.0", string more = "owners: [ { team: \"ops: \\\"one\\\"\", contact: ops@acme.example } ]") =>
        Site.Feed.WithPlugin("one", version, yaml: ToyFeed.Yaml("one", version) + "\n  " + more);

    private Task<CommandResult> AddAsync(string version = "1.0.0", params string[] more) =>
        RunAsync(["index", "add", $"feed/Acme.Ops.One.{version}.nupkg", "--index", "index", .. more]);

    [Fact]
    public async Task Add_APackage_WritesAnEntryThatTheCheckFindsSound()
    {
        Pack();

        var added = await AddAsync("1.0.0", "--image", Image + "=1.0.0");
        var judged = await RunAsync("index", "check", "index");

        Assert.True(added.ExitCode == 0, added.All);
        Assert.Equal(Entry + "\n", added.Output);
        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Equal($$"""
            # yaml-language-server: $schema=https://slipway.dev/schemas/index-entry.schema.json
            apiVersion: slipway.dev/v1alpha1
            kind: IndexEntry
            metadata: { publisher: "acme", name: "one" }
            spec:
              module: Acme.Ops.One
              tier: 3
              owners:
                - { team: "ops: \"one\"", contact: "ops@acme.example" }
              versions:
                - version: "1.0.0"
                  contentHash: {{SampleEntry.HashOf(Site["feed/Acme.Ops.One.1.0.0.nupkg"])}}
                  compatibility: { frameworkApi: v1, minServerVersion: "1.0.0", maxServerVersion: "1.x" }
                  images:
                    - { image: "{{Image}}", server: "1.0.0" }
                  evidence: []

            """, File.ReadAllText(Site[Entry]));
    }

    [Fact]
    public async Task Add_ALaterVersion_IsAppendedAndLeavesTheRest()
    {
        Pack();
        await AddAsync();
        File.AppendAllText(Site[Entry], "      # a person wrote this\n");
        Pack("1.1.0");

        var added = await AddAsync("1.1.0", "--json");

        Assert.True(added.ExitCode == 0, added.All);
        var answer = JsonNode.Parse(added.Output)!;
        Assert.Equal(("acme/one", "1.1.0", Entry, 3), ((string?)answer["plugin"], (string?)answer["version"], (string?)answer["entry"], (int?)answer["earned"]));
        Assert.Contains("# a person wrote this\n    - version: \"1.1.0\"\n", File.ReadAllText(Site[Entry]), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("index", "check", "index")).ExitCode);
    }

    [Theory]
    [InlineData("1.0.0", "acme/one 1.0.0 is listed, and nothing beside the package is new\n")]
    [InlineData("other", "acme/one 1.0.0 is listed with other bytes\n")]
    public async Task Add_WhatIsListed_IsNeverWrittenOver(string text, string said)
    {
        Pack();
        await AddAsync();
        var before = File.ReadAllText(Site[Entry]);
        Pack(more: $"keywords: [ {text} ]");
        if (text == "1.0.0")
        {
            Pack();
        }

        var twice = await AddAsync();

        Assert.Equal((3, before), (twice.ExitCode, File.ReadAllText(Site[Entry])));
        Assert.Contains("error SLP1071: " + said, twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_WithTheSignatureBesideThePackage_CopiesAndCountsIt()
    {
        Pack();
        await RunAsync("key", "new", "acme", "--no-passphrase");
        Site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text(SamplePublisher.Key(File.ReadAllText(Site["acme.pub"]))));
        await RunAsync("sign", "feed/Acme.Ops.One.1.0.0.nupkg", "--key", "acme.key");

        var added = await AddAsync();
        var tier = await RunAsync("tier", "acme/one");

        Assert.True(added.ExitCode == 0, added.All);
        Assert.Equal(File.ReadAllBytes(Site["feed/Acme.Ops.One.1.0.0.nupkg.sigstore.json"]), File.ReadAllBytes(Site["index/evidence/acme/Acme.Ops.One.1.0.0.nupkg.sigstore.json"]));
        Assert.DoesNotContain("slipway sign", tier.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_WhatIsListedWithNewProofs_AddsThemAndChangesNothingElse()
    {
        Pack();
        await AddAsync();
        Pack("1.1.0");
        await AddAsync("1.1.0");
        File.AppendAllText(Site[Entry], "      # a person wrote this\n");
        await RunAsync("key", "new", "acme", "--no-passphrase");
        Site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text(SamplePublisher.Key(File.ReadAllText(Site["acme.pub"]))));
        await RunAsync("sign", "feed/Acme.Ops.One.1.0.0.nupkg", "--key", "acme.key");
        var before = File.ReadAllText(Site[Entry]);

        var signed = await AddAsync();
        var pictured = await AddAsync("1.0.0", "--image", Image + "=1.0.0");
        var twice = await AddAsync("1.0.0", "--image", Image + "=1.0.0");
        var again = await AddAsync("1.0.0", "--image", Image.Replace(new string('a', 64), new string('b', 64), StringComparison.Ordinal) + "=1.0.0");

        Assert.Equal((0, 0, 3), (signed.ExitCode, pictured.ExitCode, twice.ExitCode));
        Assert.True(again.ExitCode == 0, again.All);
        var after = File.ReadAllText(Site[Entry]);
        var added = after.Split('\n').Except(before.Split('\n')).ToList();
        Assert.Equal(["      images:", "        - { image: ", "        - { image: ", "      evidence:", "        - { type: s"], added.Select(line => line[..Math.Min(line.Length, 19)]));
        Assert.EndsWith("      evidence: []\n      # a person wrote this\n", after, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("index", "check", "index")).ExitCode);
    }

    [Fact]
    public async Task Add_EvidenceThatDoesNotHold_WritesNothing()
    {
        Pack();
        Site.Write("feed/Acme.Ops.One.1.0.0.nupkg.sbom.sigstore.json", "{}");

        var refused = await AddAsync();

        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("error SLP1069: the sbom evidence of acme/one 1.0.0 does not hold", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Site[Entry]) || Directory.Exists(Site["index/evidence"]));
    }

    [Fact]
    public async Task Add_ATierThatIsNotEarned_WritesNothingAndListsEachMissingProof()
    {
        Pack();

        var refused = await AddAsync("1.0.0", "--tier", "2");

        Assert.Equal(3, refused.ExitCode);
        Assert.Equal(7, refused.Error.Split("error SLP1068").Length - 1);
        Assert.False(File.Exists(Site[Entry]));
    }

    [Fact]
    public async Task Add_WhatIsNoPluginOrHasNoPublisher_SaysWhatToDo()
    {
        Site.Feed.WithLibrary("Acme.Text", "1.0.0");
        Site.Write("feed/not.nupkg", "no zip");
        Pack();
        File.Delete(Site["index/" + SamplePublisher.Path]);

        var library = await RunAsync("index", "add", "feed/Acme.Text.1.0.0.nupkg");
        var text = await RunAsync("index", "add", "feed/not.nupkg");
        var image = await AddAsync("1.0.0", "--image", "registry.example.com/ops:1=1.0.0");
        var stranger = await AddAsync();

        Assert.Equal((3, 3, 2, 3), (library.ExitCode, text.ExitCode, image.ExitCode, stranger.ExitCode));
        Assert.Contains("error SLP1070: feed/Acme.Text.1.0.0.nupkg holds no plugin.yaml", library.Error, StringComparison.Ordinal);
        Assert.Contains("error SLP1070: feed/not.nupkg is no NuGet package", text.Error, StringComparison.Ordinal);
        Assert.Contains("by its digest", image.Error, StringComparison.Ordinal);
        Assert.Contains("error SLP1063: the index has no publisher acme", stranger.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Site[Entry]));
    }

    [Fact]
    public async Task Add_ProofsToAListedVersionOfAnotherForm_ChangesNothing()
    {
        Pack();
        var listed = new SampleEntry(SampleEntry.HashOf(Site["feed/Acme.Ops.One.1.0.0.nupkg"])).ToString();
        Site.Write(Entry, listed);

        var refused = await AddAsync("1.0.0", "--image", Image + "=1.0.0");

        Assert.Equal((3, listed), (refused.ExitCode, File.ReadAllText(Site[Entry])));
        Assert.Contains("error SLP1072: the proofs of acme/one 1.0.0 cannot be added by a command", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_ToAnEntryOfAnotherForm_ChangesNothing()
    {
        Pack("1.1.0");
        var listed = new SampleEntry(Convert.ToBase64String(new byte[64])).ToString();
        Site.Write(Entry, listed);

        var refused = await AddAsync("1.1.0");

        Assert.Equal((3, listed), (refused.ExitCode, File.ReadAllText(Site[Entry])));
        Assert.Contains("error SLP1072", refused.Error, StringComparison.Ordinal);
    }
}
