using Slipway.Approval.Tests;
using Slipway.Metadata.Index;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>What builds make of a tier that an index claims: it holds where evidence carries it, and stops them where not.</summary>
public sealed class ClaimedTierTests : CommandTest, IDisposable
{
    private readonly TestIndex _index = new();

    public ClaimedTierTests()
    {
        Site.Feed.WithServer().WithPlugin("one");
        _index.Package = SampleEntry.HashOf(Site["feed/Acme.Ops.One.1.0.0.nupkg"]);
        _index.Publisher(_index.Key, to: "2999-12-31");
    }

    void IDisposable.Dispose()
    {
        _index.Dispose();
        Dispose();
    }

    private void Manifest()
    {
        _index.WriteEntry();
        Site.Write("toy.yaml", $$"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: { name: toy, version: 1.2.3 }
            spec:
              base: { image: host, server: 1.0.0 }
              feeds: [ feed ]
              index: {{_index.Folder.Path}}
              plugins:
                - { name: one, module: Acme.Ops.One, version: 1.0.0 }
            """);
    }

    [Fact]
    public async Task Build_OfATierThatIsProven_ShowsIt()
    {
        await _index.WithAllEvidenceAsync();
        Manifest();

        var checkedOnce = await RunAsync("check", "toy.yaml", "--offline");
        var built = await RunAsync("build", "toy.yaml", "--output", "out", "--offline");
        var inside = await RunAsync("inspect", "out");

        Assert.True(checkedOnce.ExitCode == 0, checkedOnce.All);
        Assert.True(built.ExitCode == 0, built.All);
        Assert.Contains("tier 2", inside.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(EvidenceType.Conformance, "slipway conformance Acme.Ops.One.1.0.0.nupkg --sign KEY, with the slipway of server 1.0.0")]
    [InlineData(EvidenceType.Signature, "slipway sign Acme.Ops.One.1.0.0.nupkg")]
    public async Task CheckAndBuild_OfAClaimThatLacksAProof_NameTheProofAndWhatMakesIt(string type, string command)
    {
        await _index.WithAllEvidenceAsync(except: type);
        Manifest();

        var judged = await RunAsync("check", "toy.yaml", "--offline");
        var built = await RunAsync("build", "toy.yaml", "--output", "out", "--offline");

        Assert.All([judged, built], run =>
        {
            Assert.Equal(3, run.ExitCode);
            Assert.Equal(1, run.Error.Split("error SLP1068").Length - 1);
            Assert.Contains(command, run.Error, StringComparison.Ordinal);
        });
        Assert.False(Directory.Exists(Site["out/image"]));
    }
}
