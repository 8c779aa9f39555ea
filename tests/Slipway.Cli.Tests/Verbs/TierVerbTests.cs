namespace Slipway.Cli.Tests.Verbs;

/// <summary>tier and index check, over a package that its publisher signed with <c>slipway sign</c>.</summary>
public sealed class TierVerbTests : CommandTest
{
    private const string Package = "Acme.Ops.One.1.0.0.nupkg";

    [Fact]
    public async Task Tier_OfASignedPackage_CountsTheSignatureAndNamesWhatIsMissing()
    {
        await ListAsync("2");

        var earned = await RunAsync("tier", "acme/one", "--index", "index", "--server", "1.0.0");
        var judged = await RunAsync("index", "check", "index", "--server", "1.0.0");

        // Tier 2 is claimed, and a signature is not all that it takes.
        Assert.Equal((3, 3), (earned.ExitCode, judged.ExitCode));
        Assert.Contains("acme/one 1.0.0: ", earned.Output, StringComparison.Ordinal);
        Assert.Contains($"slipway conformance {Package}", earned.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"slipway sign {Package}", earned.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SLP1069", judged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ASignatureOverAnotherPackage_DoesNotHold()
    {
        await ListAsync("3", over: "Acme.Ops.Two.1.0.0.nupkg");

        var judged = await RunAsync("index", "check", "index", "--server", "1.0.0");

        Assert.Equal(3, judged.ExitCode);
        Assert.Contains("error SLP1069", judged.Error, StringComparison.Ordinal);
        Assert.Contains("about something else", judged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_TheSamePackageAtTier3_IsSound()
    {
        await ListAsync("3");

        var judged = await RunAsync("index", "check", "index", "--server", "1.0.0");

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Contains("index is sound: 1 version", judged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deprecate_AListedPlugin_IsWrittenOnceWithReasonAndSuccessor()
    {
        await ListAsync("3");

        var done = await RunAsync("index", "deprecate", "acme/one", "--reason", "two: is \"better\"", "--successor", "acme/two");
        var text = File.ReadAllText(Site["index/acme/one.yaml"]);
        var twice = await RunAsync("index", "deprecate", "acme/one", "--reason", "again");
        var judged = await RunAsync("index", "check", "index", "--server", "1.0.0");

        Assert.True(done.ExitCode == 0, done.All);
        Assert.Contains("""  status: { state: deprecated, reason: "two: is \"better\"", successor: "acme/two" }""", text, StringComparison.Ordinal);
        Assert.Equal((2, text), (twice.ExitCode, File.ReadAllText(Site["index/acme/one.yaml"])));
        // The successor is not listed, which is told and no error.
        Assert.Equal(0, judged.ExitCode);
        Assert.Contains("SLP1067", judged.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme/none", "because", "acme/two", 2)]
    [InlineData("acme/one", "because", "no plugin", 3)]
    public async Task Deprecate_WhatCannotBeWritten_ChangesNothing(string plugin, string reason, string successor, int code)
    {
        await ListAsync("3");
        var before = File.ReadAllText(Site["index/acme/one.yaml"]);

        var refused = await RunAsync("index", "deprecate", plugin, "--reason", reason, "--successor", successor);

        Assert.Equal((code, before), (refused.ExitCode, File.ReadAllText(Site["index/acme/one.yaml"])));
    }

    private async Task ListAsync(string tier, string over = Package)
    {
        Site.Feed.WithPlugin("one").WithPlugin("two");
        await RunAsync("key", "new", "acme", "--no-passphrase");
        var signed = await RunAsync("sign", $"feed/{over}", "--key", "acme.key");
        Assert.True(signed.ExitCode == 0, signed.All);
        const string Location = "evidence/one.sigstore.json";
        var bundle = File.ReadAllBytes(Site[$"feed/{over}.sigstore.json"]);
        Site.Write("index/" + Location, bundle.AsSpan());
        Site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text(SamplePublisher.Key(File.ReadAllText(Site["acme.pub"]))));
        var entry = new SampleEntry(SampleEntry.HashOf(Site[$"feed/{Package}"])) { Tier = tier, Evidence = [SampleEntry.EvidenceOf("signature", bundle, Location)] };
        Site.Write("index/" + entry.Path, entry.ToString());
    }
}
