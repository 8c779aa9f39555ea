using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Slipway.Release.Tests;

public sealed class ToolArchiveTests : IDisposable
{
    private const UnixFileMode Runnable = (UnixFileMode)0b111_101_101;
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;

    private readonly TempFolder _folder = new();

    [Fact]
    public void Write_TheToolsImage_IsTheCommandItsDotnetAndAScriptForBoth()
    {
        LayImage();
        var version = new ReleaseVersion(1, 2, 3);

        ToolArchive.Write(_folder["image"], version, _folder["one.tar.gz"]);
        ToolArchive.Write(_folder["image"], version, _folder["two.tar.gz"]);

        Assert.Equal(
            [
                ("slipway-1.2.3-linux-x64/slipway", Runnable), ("slipway-1.2.3-linux-x64/dotnet/dotnet", Runnable),
                ("slipway-1.2.3-linux-x64/lib/slipway.dll", Readable), ("slipway-1.2.3-linux-x64/lib/slipway", Runnable),
            ],
            Entries(_folder["one.tar.gz"]).Select(entry => (entry.Name, entry.Mode)));
        Assert.All(Entries(_folder["one.tar.gz"]), entry => Assert.Equal((0, 0, 315532800), (entry.Uid, entry.Gid, entry.ModificationTime.ToUnixTimeSeconds())));
        Assert.Equal(File.ReadAllBytes(_folder["one.tar.gz"]), File.ReadAllBytes(_folder["two.tar.gz"]));
    }

    public void Dispose() => _folder.Dispose();

    private static List<TarEntry> Entries(string archive)
    {
        using var reader = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        List<TarEntry> entries = [];
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    // The system's own libraries stay where they are, and so do links into the image.
    private void LayImage()
    {
        _folder.Write("image/index.json", """{"manifests":[{"digest":"sha256:manifest"}]}""");
        _folder.Write("image/blobs/sha256/manifest", """{"layers":[{"digest":"sha256:base"},{"digest":"sha256:command"}]}""");
        LayLayer("base", ("usr/lib/libc.so.6", Runnable), ("usr/share/dotnet/dotnet", Runnable));
        LayLayer("command", ("opt/slipway/slipway.dll", Readable), ("opt/slipway/slipway", Runnable));
    }

    private void LayLayer(string name, params (string Path, UnixFileMode Mode)[] files)
    {
        using var layer = new TarWriter(new GZipStream(File.Create(_folder["image/blobs/sha256/" + name]), CompressionLevel.Fastest));
        layer.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "usr/share/dotnet/"));
        layer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "usr/bin/slipway") { LinkName = "/opt/slipway/slipway" });
        foreach (var (path, mode) in files)
        {
            layer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { Mode = mode, Uid = 7, DataStream = new MemoryStream(Encoding.UTF8.GetBytes(path)) });
        }
    }
}
