using System.Text;
using Slipway.Images.Caching;
using Slipway.Images.Layers;

namespace Slipway.Images.Tests.Caching;

public sealed class LayerCacheTests : IDisposable
{
    private static readonly LayerOptions Options = new() { HashFiles = true };

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task GetOrBuild_SecondTime_DoesNotAskForTheEntries()
    {
        var built = await GetAsync("key", "content");
        var again = await new LayerCache(_folder.Path).GetOrBuildAsync("key", () => throw new InvalidOperationException(), Options, CancellationToken.None);
        Assert.Equal((false, true), (built.Hit, again.Hit));
        Assert.Equal((built.Layer.DiffId, built.Layer.Descriptor.Digest, built.Layer.UncompressedSize), (again.Layer.DiffId, again.Layer.Descriptor.Digest, again.Layer.UncompressedSize));
        Assert.Equal(built.Layer.Files, again.Layer.Files);
    }

    [Fact]
    public async Task GetOrBuild_OtherOptions_IsAnotherLayer()
    {
        await GetAsync("key", "content");
        var other = await new LayerCache(_folder.Path).GetOrBuildAsync(
            "key", () => Tree("content"), Options with { Time = DateTimeOffset.UnixEpoch }, CancellationToken.None);
        Assert.False(other.Hit);
    }

    [Theory]
    [InlineData("blobs/sha256", 0)]
    [InlineData("blobs/sha256", 1)]
    [InlineData("blobs/sha256", 2)]
    [InlineData("layers", 0)]
    [InlineData("layers", 1)]
    [InlineData("layers", 2)]
    public async Task GetOrBuild_DamagedFile_IsSilentlyBuiltAgain(string part, int damage)
    {
        var first = await GetAsync("key", "content");
        var file = Directory.GetFiles(_folder[part]).Single();
        Damage(file, damage);

        var second = await GetAsync("key", "content");

        Assert.False(second.Hit);
        Assert.Equal(first.Layer.Descriptor.Digest, second.Layer.Descriptor.Digest);
        Assert.Equal(first.Layer.Descriptor.Digest, Digest.Of(await File.ReadAllBytesAsync(second.Layer.BlobPath, CancellationToken.None)));
        Assert.True((await GetAsync("key", "content")).Hit);
    }

    [Fact]
    public async Task GetOrBuild_EntryOfAnotherKey_IsNoHit()
    {
        await GetAsync("one", "content");
        var entry = Directory.GetFiles(_folder["layers"]).Single();
        await GetAsync("two", "other");
        var other = Directory.GetFiles(_folder["layers"]).Single(file => file != entry);
        File.Copy(entry, other, overwrite: true);
        Assert.False((await GetAsync("two", "other")).Hit);
    }

    [Fact]
    public async Task GetOrBuild_ManyAtOnce_AllGetTheSameLayer()
    {
        var layers = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => Task.Run(() => GetAsync("key" + (at % 2), "content" + (at % 2)))));
        Assert.Equal(2, layers.Select(layer => layer.Layer.Descriptor.Digest).Distinct().Count());
        Assert.Equal(new LayerCacheUse(2, layers.DistinctBy(layer => layer.Layer.DiffId).Sum(layer => layer.Layer.Descriptor.Size)), new LayerCache(_folder.Path).Measure());
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.partial", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Open_AfterAKilledBuild_RemovesItsDrafts()
    {
        await GetAsync("key", "content");
        _folder.Write("blobs/.blob.dead.partial", "half a layer");
        Assert.True((await GetAsync("key", "content")).Hit);
        Assert.False(File.Exists(_folder["blobs/.blob.dead.partial"]));
    }

    [Fact]
    public async Task Prune_ToABudget_RemovesTheOldestAndTheirEntries()
    {
        var old = await GetAsync("old", "content");
        File.SetLastWriteTimeUtc(old.Layer.BlobPath, DateTime.UnixEpoch);
        var young = await GetAsync("young", "other content");
        var cache = new LayerCache(_folder.Path);

        cache.Prune(young.Layer.Descriptor.Size);

        Assert.Equal(new LayerCacheUse(1, young.Layer.Descriptor.Size), cache.Measure());
        Assert.True((await GetAsync("young", "other content")).Hit);
        Assert.False((await GetAsync("old", "content")).Hit);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CachedLayer> GetAsync(string key, string content) =>
        new LayerCache(_folder.Path).GetOrBuildAsync(key, () => Tree(content), Options, CancellationToken.None);

    private static LayerTree Tree(string content) => LayerTree.From([LayerEntry.File("file", Encoding.UTF8.GetBytes(content))]).Required;

    private static void Damage(string file, int how)
    {
        var bytes = File.ReadAllBytes(file);
        if (how == 0)
        {
            bytes[^10] ^= 1;
        }

        File.WriteAllBytes(file, how == 1 ? bytes[..^7] : bytes);
        if (how == 2)
        {
            File.Delete(file);
        }
    }
}
