using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Resolution;

/// <summary>How a plugin stands: what it declares to fit, and what the curated index says of it; and what a manifest may take on.</summary>
public sealed class StandingTests : IDisposable
{
    private const string Accept = ", accept: [ { what: WHAT, because: no other yet, until: 2026-12-31 } ]";

    private readonly Site _site = new();

    public StandingTests() => _site.Feed.WithServer();

    public void Dispose() => _site.Dispose();

    private async Task<ResolvedServer?> ResolveAsync(string more = "", SampleEntry? listed = null)
    {
        if (listed is not null)
        {
            _site.Write("index/" + SamplePublisher.Path, SamplePublisher.Text());
            _site.Write("index/" + listed.Path, listed.ToString());
        }

        var manifest = _site.Read($$"""
            apiVersion: slipway.dev/v1alpha1
            kind: ServerBuild
            metadata: { name: toy, version: 1.2.3 }
            spec:
              base: { image: host, server: 1.0.0 }
              feeds: [ feed ]
              {{(listed is null ? "" : "index: index")}}
              plugins:
                - { name: one, module: Acme.Ops.One, version: 1.0.0{{more}} }
            """);
        return await ServerResolver.ResolveAnewAsync(manifest, _site.Context(), TestContext.Current.CancellationToken);
    }

    private static SampleEntry Unlisted(string status) => new(ContentHash: null) { Status = status };

    private SampleEntry Listed(string? status = null) => new(SampleEntry.HashOf(_site["feed/Acme.Ops.One.1.0.0.nupkg"])) { Compatibility = null, Status = status };

    private static string Accepting(string what) => Accept.Replace("WHAT", what, StringComparison.Ordinal);

    [Fact]
    public async Task Resolve_IncompatibleAndAccepted_GoesOnAndSaysWhyAndUntilWhen()
    {
        _site.Feed.WithPlugin("one", yaml: ToyFeed.Yaml("one", "1.0.0", frameworkApi: "v2"));

        Assert.Null(await ResolveAsync());
        Assert.Null(await ResolveAsync(Accepting("insecure")));
        Assert.NotNull(await ResolveAsync(Accepting("incompatible")));

        Assert.Contains("warning SLP3007: plugin \"one\" 1.0.0 does not fit: it needs framework API v2; the server offers v1; accepted until 2026-12-31: no other yet", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_UndeclaredAndListedAbove_IsAnErrorAndOtherwiseAWarning()
    {
        var yaml = string.Join('\n', ToyFeed.Yaml("one", "1.0.0").Split('\n').Where(line => !line.Contains("compatibility", StringComparison.Ordinal)));
        _site.Feed.WithPlugin("one", yaml: yaml);

        Assert.NotNull(await ResolveAsync());
        Assert.Contains("warning SLP3002: plugin \"one\" 1.0.0", _site.Said, StringComparison.Ordinal);

        Assert.Null(await ResolveAsync(listed: Listed() with { Tier = "2" }));
        Assert.Contains("error SLP3006: plugin \"one\" 1.0.0 is listed as Tier 2: its plugin.yaml declares no compatibility", _site.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", 6, "acme/one 1.0.0 claims Tier 2 (supported), which needs conformance passed on the latest released server in range: there is none")]
    [InlineData("1", 1, "acme/one 1.0.0 claims Tier 1 (built-in), which needs published by the product itself: the publisher is acme")]
    public async Task Resolve_ATierThatNothingProves_IsAnErrorForEachMissingProof(string tier, int missing, string said)
    {
        _site.Feed.WithPlugin("one");
        var listed = Listed() with { Tier = tier, Images = [SampleEntry.Image()], Compatibility = new SampleEntry(null).Compatibility };

        Assert.Null(await ResolveAsync(listed: listed));

        Assert.Equal(missing, _site.Said.Split("error SLP1068").Length - 1);
        Assert.Contains(said, _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_BytesThatAreNotListed_AreTier3FromAPathAndAnErrorFromAFeed()
    {
        _site.Feed.WithPlugin("one");
        var listed = new SampleEntry(Convert.ToBase64String(new byte[64])) { Tier = "2" };

        var overridden = await ResolveAsync(", path: feed, because: a fix, until: 2026-12-31", listed);
        Assert.Equal(3, Assert.Single(overridden!.Plugins).Tier);

        Assert.Null(await ResolveAsync(listed: listed));
        Assert.Contains("error SLP3005", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_IncompatibleAndAccepted_IsNotOfTheTierThatItIsListedAt()
    {
        _site.Feed.WithPlugin("one", yaml: ToyFeed.Yaml("one", "1.0.0", frameworkApi: "v2"));

        var resolved = await ResolveAsync(Accepting("incompatible"), Listed() with { Tier = "2" });

        Assert.Equal(3, Assert.Single(resolved!.Plugins).Tier);
    }

    [Theory]
    [InlineData("state: deprecated, reason: old, successor: acme/two", "warning SLP3004: plugin \"one\" 1.0.0 is deprecated: old")]
    [InlineData("state: insecure, reason: leaks, advisories: [ GHSA-1 ]", "error SLP3003: plugin \"one\" 1.0.0 is insecure: leaks (GHSA-1)")]
    [InlineData("state: removed, reason: gone", "error SLP3003: plugin \"one\" 1.0.0 is removed: gone")]
    [InlineData("state: removed, reason: going, effective: 2027-01-01", "warning SLP3004: plugin \"one\" 1.0.0 is removed: going, from 2027-01-01 on")]
    public async Task Resolve_Status_IsSaidWhetherOrNotTheVersionIsListed(string status, string expected)
    {
        _site.Feed.WithPlugin("one");

        var unlisted = await ResolveAsync(listed: Unlisted(status));
        Assert.Contains(expected, _site.Said, StringComparison.Ordinal);
        var listed = await ResolveAsync(listed: Listed(status));
        Assert.Contains(expected, _site.Said, StringComparison.Ordinal);
        var ofTheVersion = await ResolveAsync(listed: Listed() with { VersionStatus = status.Replace(", successor: acme/two", "", StringComparison.Ordinal) });
        Assert.Contains(expected, _site.Said, StringComparison.Ordinal);

        Assert.All([unlisted, listed, ofTheVersion], resolved => Assert.Equal(expected.StartsWith("error", StringComparison.Ordinal), resolved is null));
    }

    [Fact]
    public async Task Resolve_DeprecatedVersionOfARemovedPlugin_IsRemoved()
    {
        _site.Feed.WithPlugin("one");

        Assert.Null(await ResolveAsync(listed: Listed("state: removed, reason: gone") with { VersionStatus = "state: deprecated, reason: old" }));
        Assert.Contains("SLP3003: plugin \"one\" 1.0.0 is removed: gone", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_InsecureAndAccepted_GoesOnAndRemovedDoesNot()
    {
        _site.Feed.WithPlugin("one");

        Assert.NotNull(await ResolveAsync(Accepting("insecure"), Unlisted("state: insecure, reason: leaks")));
        Assert.Contains("warning SLP3007: plugin \"one\" 1.0.0 is insecure: leaks; accepted until 2026-12-31: no other yet", _site.Said, StringComparison.Ordinal);
        Assert.Null(await ResolveAsync(Accepting("insecure"), Unlisted("state: removed, reason: gone")));
    }
}
