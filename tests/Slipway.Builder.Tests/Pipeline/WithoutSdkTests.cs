using Slipway.Builder.Locking;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Builder.Tests.Making;
using Slipway.Images.Layouts;

namespace Slipway.Builder.Tests.Pipeline;

/// <summary>A machine with a .NET runtime and no SDK: everything but the base <c>host</c> is built there, and as anywhere else.</summary>
public sealed class WithoutSdkTests : IDisposable
{
    private readonly Site _site = new();

    public WithoutSdkTests() => Directory.CreateDirectory(_site["no-sdk"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Resolve_OnHost_NamesTheBaseAndSaysWhatElseThereIs()
    {
        _site.Feed.WithServer();

        Assert.Null(await ServerResolver.ResolveAsync(_site.Manifest([]), Bare(), Token));

        Assert.Contains("toy.yaml:5:18: error SLP2011: the base \"host\" is made of this machine's .NET 10 SDK", _site.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OnABaseWithDotNet_GivesTheLockAndTheBytesOfAMachineWithTheSdk()
    {
        _site.Feed.WithServer().WithPlugin("one");
        var stock = await ServerPipeline.RunAsync(_site.Manifest([]), BuildStage.Pack, _site.Context(), Token);
        Assert.True(stock.Image is not null, _site.Said);
        Assert.True((await LayoutWriter.WriteAsync(stock.Image.Packed, _site["base"], new() { Tag = "1" }, Token)).Ok);

        var with = await ServerPipeline.RunAsync(OnBase(), BuildStage.Pack, _site.Context(), Token);
        var without = await ServerPipeline.RunAsync(OnBase(), BuildStage.Pack, Bare() with { CacheFolder = _site["other-cache"] }, Token);

        Assert.True(with.Image is not null && without.Image is not null, _site.Said);
        Assert.Equal(LockFile.Bytes(with.Resolved!.Lock), LockFile.Bytes(without.Resolved!.Lock));
        Assert.Equal(with.Image.Digest, without.Image.Digest);
    }

    [Fact]
    public void Embedded_Facts_AreThoseOfTheSdkThatSlipwayWasMadeWith()
    {
        var packs = FrameworkPacks.Find(Site.DotnetRoot)!.Facts;

        Assert.Equal(packs.Version, FrameworkFacts.Embedded.Version);
        Assert.Equal(packs.PackagesToPrune.OrderBy(pair => pair.Key, StringComparer.Ordinal), FrameworkFacts.Embedded.PackagesToPrune.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(packs.Files.Values.OrderBy(file => file.Name, StringComparer.Ordinal), FrameworkFacts.Embedded.Files.Values.OrderBy(file => file.Name, StringComparer.Ordinal));
        Assert.Equal(packs.RuntimeGraph, FrameworkFacts.Embedded.RuntimeGraph);
    }

    private BuildContext Bare() => _site.Context() with { DotnetRoot = _site["no-sdk"] };

    private ServerManifest OnBase()
    {
        _site.Manifest(["one"]);
        return _site.Read(File.ReadAllText(_site["toy.yaml"]).Replace("image: host", "image: \"oci:base\"", StringComparison.Ordinal));
    }
}
