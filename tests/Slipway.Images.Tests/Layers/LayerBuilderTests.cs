using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Images.Blobs;
using Slipway.Images.Layers;

namespace Slipway.Images.Tests.Layers;

public sealed class LayerBuilderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Build_EntriesInOtherOrderOnOtherCores_HasTheSameBytes()
    {
        LayerEntry[] entries =
        [
            .. Enumerable.Range(0, 40).Select(at => LayerEntry.File($"app/{at % 7}/file{at}", Noise(at * 50_000, at))),
            LayerEntry.Symlink("app/link", "0/file0"), LayerEntry.Directory("empty"),
        ];
        var first = await BuildAsync(entries, new LayerOptions { Parallelism = 1 });
        foreach (var (seed, cores) in new[] { (1, 1), (2, 2), (3, 8) })
        {
            var shuffled = entries.ToArray();
            new System.Random(seed).Shuffle(shuffled);
            var other = await BuildAsync(shuffled, new LayerOptions { Parallelism = cores });
            Assert.Equal((first.DiffId, first.Descriptor.Digest), (other.DiffId, other.Descriptor.Digest));
        }
    }

    [Fact]
    public async Task Build_OtherLevel_HasAnotherBlobAndTheSameDiffId()
    {
        var entry = LayerEntry.File("text", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 50_000))));
        var six = await BuildAsync([entry], new LayerOptions());
        var one = await BuildAsync([entry], new LayerOptions { CompressionLevel = 1 });
        Assert.Equal(six.DiffId, one.DiffId);
        Assert.NotEqual(six.Descriptor.Digest, one.Descriptor.Digest);
    }

    [Fact]
    public async Task Build_AnyLayer_StatesTheDigestsOfItsBytes()
    {
        var layer = await BuildAsync([LayerEntry.File("a", Noise(3_000_000, 1)), LayerEntry.File("b", "hello"u8.ToArray())], new LayerOptions { HashFiles = true });

        var blob = await File.ReadAllBytesAsync(layer.BlobPath, TestContext.Current.CancellationToken);
        var tar = Gunzip(blob);
        Assert.Equal((Digest.Of(blob), blob.LongLength), (layer.Descriptor.Digest, layer.Descriptor.Size));
        Assert.Equal((Digest.Of(tar), tar.LongLength), (layer.DiffId, layer.UncompressedSize));
        Assert.Equal([new LayerFile("a", 3_000_000, Digest.Of(Noise(3_000_000, 1))), new LayerFile("b", 5, Digest.Of("hello"u8))], layer.Files);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Build_AnyLayer_HasNoOwnerNameOrTimeOfThisMachine()
    {
        var source = _folder.Write("source", "#!/bin/sh\n");
        File.SetUnixFileMode(source, UnixFileMode.UserRead | UnixFileMode.GroupWrite);
        var layer = await BuildAsync([LayerEntry.FileFrom("bin/run", source, executable: true)], new LayerOptions());

        var entries = Entries(layer);
        Assert.Equal(["bin/", "bin/run"], entries.Select(entry => entry.Name));
        Assert.All(entries, entry =>
        {
            var ustar = Assert.IsType<UstarTarEntry>(entry);
            Assert.Equal((0, 0, "", ""), (ustar.Uid, ustar.Gid, ustar.UserName, ustar.GroupName));
            Assert.Equal(new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero), ustar.ModificationTime);
            Assert.Equal(Convert.ToInt32("755", 8), (int)ustar.Mode);
        });
    }

    [Fact]
    public async Task Build_FileThatShrinksWhileRead_FailsAndLeavesNothing()
    {
        var blobs = new BlobFolder(_folder["shrinking"]);
        var tree = LayerTree.From([LayerEntry.FileFrom("a", 100, () => new MemoryStream(new byte[50]))]).Required;
        await Assert.ThrowsAsync<IOException>(() => LayerBuilder.BuildAsync(tree, blobs, new LayerOptions(), CancellationToken.None));
        Assert.Empty(Directory.GetFiles(_folder["shrinking"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Build_Cancelled_LeavesNothing()
    {
        using var source = new CancellationTokenSource();
        var blobs = new BlobFolder(_folder["cancelled"]);
        var entries = Enumerable.Range(0, 20).Select(at => LayerEntry.FileFrom($"f{at:00}", 1 << 20, () =>
        {
            if (at == 10)
            {
                source.Cancel();
            }

            return new MemoryStream(Noise(1 << 20, at));
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            LayerBuilder.BuildAsync(LayerTree.From(entries).Required, blobs, new LayerOptions(), source.Token));
        Assert.Empty(Directory.GetFiles(_folder["cancelled"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Build_AnyPathsAndContents_AreReadBackByAnotherReader()
    {
        var part = Gen.Elements("a", "Ünï", "日本", "with space", new string('x', 60), new string('ß', 70), "😀", "z.dll", new string('y', 150));
        var entries =
            from paths in Gen.ListOf(from parts in Gen.NonEmptyListOf(part) select string.Join('/', parts.Take(4)))
            from sizes in Gen.Choose(0, 3000).ListOf(30)
            select paths.Take(30).Distinct(StringComparer.OrdinalIgnoreCase).Select((path, at) => (Path: "f" + at + "/" + path, Size: sizes[at])).ToArray();
        Prop.ForAll(entries.ToArbitrary(), given =>
        {
            var layer = BuildAsync([.. given.Select(file => LayerEntry.File(file.Path, Noise(file.Size, file.Size)))], new LayerOptions()).GetAwaiter().GetResult();
            var read = Entries(layer).Where(entry => entry.EntryType == TarEntryType.RegularFile).ToDictionary(entry => entry.Name, Content, StringComparer.Ordinal);
            return read.Count == given.Length && given.All(file => read[file.Path].SequenceEqual(Noise(file.Size, file.Size)));
        }).QuickCheckThrowOnFailure();
    }

    public void Dispose() => _folder.Dispose();

    private Task<BuiltLayer> BuildAsync(LayerEntry[] entries, LayerOptions options) =>
        LayerBuilder.BuildAsync(LayerTree.From(entries).Required, new BlobFolder(_folder["blobs"]), options, CancellationToken.None);

    private static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
        new System.Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Gunzip(byte[] blob)
    {
        using var output = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(blob), CompressionMode.Decompress);
        gzip.CopyTo(output);
        return output.ToArray();
    }

    private static List<TarEntry> Entries(BuiltLayer layer)
    {
        using var reader = new TarReader(new MemoryStream(Gunzip(File.ReadAllBytes(layer.BlobPath))));
        var entries = new List<TarEntry>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static byte[] Content(TarEntry entry)
    {
        using var copy = new MemoryStream();
        entry.DataStream?.CopyTo(copy);
        return copy.ToArray();
    }
}
