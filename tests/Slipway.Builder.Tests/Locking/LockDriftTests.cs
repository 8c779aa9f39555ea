using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Locking;

public sealed class LockDriftTests : IDisposable
{
    private readonly Site _site = new();

    public LockDriftTests() => _site.Feed.WithServer().WithServer("1.1.0").WithLibrary("Acme.Leaf", "1.0.0").WithLibrary("Acme.Leaf", "1.1.0")
        .WithPlugin("one", more: package => package.DependsOn("Acme.Leaf", "1.0.0")).WithPlugin("two");

    public void Dispose() => _site.Dispose();

    private async Task<IReadOnlyList<string>> DriftAsync(ServerManifest before, Func<ServerManifest> after, Func<ServerLock, ServerLock>? change = null)
    {
        var resolved = await ServerResolver.ResolveAnewAsync(before, _site.Context(), TestContext.Current.CancellationToken);
        Assert.True(resolved is not null, _site.Said);
        LockFile.Write(_site["a.lock.json"], (change ?? (value => value))(resolved.Lock));
        var read = LockFile.Read(_site["a.lock.json"], _site.Bag);
        return [.. LockDrift.Of(read!, after(), resolved.Lock.ReferencePacks, resolved.Lock.Slipway).Select(one => one.Line)];
    }

    [Fact]
    public async Task Of_ManyThingsThatMoved_TellsEachOfThemOnce()
    {
        var drift = await DriftAsync(
            _site.Manifest(["one", "two"], "  overrides: [ { module: Acme.Leaf, version: 1.0.0, because: a, until: 2027-01-01 } ]\n  image: { user: \"1\", env: { A: b } }"),
            () => _site.Manifest(
                ["one@1.1.0"],
                "  overrides: [ { module: Acme.Leaf, version: 1.1.0, because: a, until: 2027-01-01 } ]\n  image: { user: \"2\", labels: { a: b } }\n  platforms: [ linux/amd64 ]",
                server: "1.1.0"));

        Assert.Equal(
            [
                "the server: 1.0.0 -> 1.1.0",
                "plugin \"one\": 1.0.0 -> 1.1.0",
                "plugin \"two\" 1.0.0 is gone",
                "the override of Acme.Leaf: 1.0.0 -> 1.1.0",
                "spec.image.env is gone",
                "spec.image.labels is new",
                "spec.image.user changed",
                "spec.platforms is new",
            ],
            drift);
    }

    [Fact]
    public async Task Of_AnotherReasonOfAPath_NamesThePlugin()
    {
        static string Path(string reason) => $"1.0.0, path: feed, because: {reason}, until: 2027-01-01";

        Assert.Equal(["spec.plugins.one changed"], await DriftAsync(_site.Manifest(["one@" + Path("a")]), () => _site.Manifest(["one@" + Path("b")])));
    }

    [Fact]
    public async Task Of_TheSameMeaning_IsEmpty() =>
        Assert.Empty(await DriftAsync(_site.Manifest(["one", "two"]), () => _site.Manifest(["two", "one"], "  # a remark")));

    [Fact]
    public async Task Of_ALockWithoutParts_StillSeesThatSomethingMoved() =>
        Assert.Equal(
            ["the manifest says something else"],
            await DriftAsync(_site.Manifest(["one"]), () => _site.Manifest(["one"], "  image: { user: \"2\" }"), value => value with { ManifestParts = new Dictionary<string, string>() }));
}
