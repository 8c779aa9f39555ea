using FsCheck;
using FsCheck.Fluent;
using Slipway.Builder.Manifest;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Manifest;

public sealed class ManifestMeaningTests
{
    private static readonly string[] Plugins = ["alpha@1.0.0", "beta@2.1.0", "gamma@0.3.1-rc.2", "delta@10.20.30"];

    [Fact]
    public void DigestOf_AnyOrderOfPlugins_IsTheSame()
    {
        using var site = new Site();
        var expected = ManifestMeaning.DigestOf(site.Manifest(Plugins));

        Prop.ForAll(Gen.Shuffle(Plugins).ToArbitrary(), order => ManifestMeaning.DigestOf(site.Manifest(order)) == expected)
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("metadata: { name: toy, version: 1.2.3 }", "metadata: { name: toy, version: 1.2.4 }")]
    [InlineData("server: 1.0.0", "server: 1.0.1")]
    [InlineData("version: 2.1.0", "version: 2.2.0")]
    [InlineData("module: Acme.Ops.Beta", "module: Acme.Ops.Better")]
    [InlineData("feeds: [ feed ]", "feeds: [ . ]")]
    public void DigestOf_ManifestThatSaysSomethingElse_Differs(string before, string after)
    {
        using var site = new Site();
        var expected = ManifestMeaning.DigestOf(site.Manifest(Plugins));
        var text = File.ReadAllText(site["toy.yaml"]);
        Assert.Contains(before, text, StringComparison.Ordinal);

        Assert.NotEqual(expected, ManifestMeaning.DigestOf(site.Read(text.Replace(before, after, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("version: 2.1.0", "version: \"v2.1.0\"")]
    [InlineData("spec:", "# a comment\nspec:")]
    [InlineData("image: host", "image: \"host\"")]
    public void DigestOf_ManifestWrittenOtherwise_IsTheSame(string before, string after)
    {
        using var site = new Site();
        var expected = ManifestMeaning.DigestOf(site.Manifest(Plugins));
        var text = File.ReadAllText(site["toy.yaml"]);
        Assert.Contains(before, text, StringComparison.Ordinal);

        Assert.Equal(expected, ManifestMeaning.DigestOf(site.Read(text.Replace(before, after, StringComparison.Ordinal))));
    }
}
