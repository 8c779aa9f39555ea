using System.Formats.Tar;
using System.IO.Compression;
using Slipway.Images.Blobs;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;

namespace Slipway.Images.Archives;

/// <summary>
/// Opens an archive as a layout: ours, an oci-archive, or what <c>docker save</c> writes; plain or gzip. Its blobs are
/// unpacked into a folder that the caller gives, under names that we choose.
/// </summary>
public static class ArchiveReader
{
    private const int MagicOffset = 257;

    /// <summary>Unpacks an archive into an empty folder and opens it.</summary>
    public static async Task<Checked<OciLayout>> OpenAsync(string path, string folder, CancellationToken token)
    {
        if (!File.Exists(path))
        {
            return LayoutProblems.NotThere(path);
        }

        var content = new ArchiveContent(folder);
        try
        {
            await using var file = BlobFile.Open(path);
            // Of a pipe there is no second look at the beginning.
            if (!file.CanSeek || (!IsTar(file) && !IsGzip(file)))
            {
                return LayoutProblems.NotAnArchive(path);
            }

            await using var tar = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            await UnpackAsync(tar, content, token);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or FormatException)
        {
            return LayoutProblems.Malformed(path, damaged.Message);
        }

        if (content.PathOf(LayoutFiles.Marker) is null && content.PathOf(DockerManifest.FileName) is not null
            && await DockerArchive.ConvertAsync(path, content, token) is { Count: > 0 } problems)
        {
            return Checked<OciLayout>.From(problems);
        }

        var layout = await OciLayout.OpenAsync(folder, token);
        return layout.Ok ? layout : LayoutProblems.NotALayout(path);
    }

    private static async Task UnpackAsync(Stream tar, ArchiveContent content, CancellationToken token)
    {
        await using var reader = new TarReader(tar, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, token) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                await content.AddAsync(entry.Name, entry.DataStream ?? Stream.Null, token);
            }
            else if (entry.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            {
                content.AddLink(entry.Name, entry.LinkName, isRelative: entry.EntryType == TarEntryType.SymbolicLink);
            }
        }
    }

    // The magic of POSIX and of GNU alike; every tool that writes images writes one of them.
    private static bool IsTar(FileStream file)
    {
        Span<byte> header = stackalloc byte[MagicOffset + 5];
        var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == header.Length && header[MagicOffset..].SequenceEqual("ustar"u8);
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && magic.SequenceEqual<byte>([0x1f, 0x8b]);
    }
}
