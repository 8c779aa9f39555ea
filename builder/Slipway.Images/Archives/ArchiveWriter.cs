using System.Collections.Frozen;
using System.Security.Cryptography;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;
using Slipway.Images.Tar;

namespace Slipway.Images.Archives;

/// <summary>
/// Writes one tar that is an OCI layout and a docker-archive at once: every engine loads it, whichever half it knows.
/// The same image gives the same bytes. A file at the place is replaced when the new one is whole.
/// </summary>
public static class ArchiveWriter
{
    /// <summary>Writes the archive and returns the image's descriptor, or says why it was not written.</summary>
    public static async Task<Checked<Descriptor>> WriteAsync(
        PackedImage image, string path, LayoutOptions options, CancellationToken token)
    {
        var prepared = await PrepareAsync(image, path, options, token);
        using var draft = prepared.Value;
        draft?.Keep();
        return draft is null ? Checked<Descriptor>.From(prepared.Problems) : image.Descriptor;
    }

    /// <summary>Writes the archive beside its place; it gets its name when the caller keeps it.</summary>
    public static async Task<Checked<FileDraft>> PrepareAsync(
        PackedImage image, string path, LayoutOptions options, CancellationToken token)
    {
        if (Directory.Exists(path))
        {
            return LayoutProblems.FolderInTheWay(path);
        }

        var draft = new FileDraft(path);
        try
        {
            if (await WriteToAsync(image, draft.Stream, options, token) is not { } problem)
            {
                // A disk that is full says so now, not when the file is closed.
                draft.Stream.Flush();
                return Checked<FileDraft>.Of(draft);
            }

            draft.Dispose();
            return problem;
        }
        catch
        {
            draft.Dispose();
            throw;
        }
    }

    /// <summary>Writes the archive to a stream, such as an engine's socket.</summary>
    public static Task<ImageProblem?> WriteToAsync(PackedImage image, Stream output, LayoutOptions options, CancellationToken token) =>
        WriteToAsync(image, output, options, FrozenSet<Digest>.Empty, token);

    /// <summary>Writes the archive without some layers, for a reader that has them. The lists name them all the same.</summary>
    internal static async Task<ImageProblem?> WriteToAsync(
        PackedImage image, Stream output, LayoutOptions options, IReadOnlySet<Digest> without, CancellationToken token)
    {
        var sink = new StreamTarSink(output);
        var writer = new TarWriter(sink, time: 0);
        foreach (var (path, content) in Small(image, options))
        {
            await writer.WriteFileAsync(LayerEntry.File(path, content), LayerContent.Of(content), null, token);
        }

        var layers = image.Images.SelectMany(one => one.Layers).DistinctBy(layer => layer.Descriptor.Digest);
        foreach (var layer in layers.Where(layer => !without.Contains(layer.Descriptor.Digest)).OrderBy(layer => layer.Descriptor.Digest))
        {
            if (await WriteLayerAsync(writer, layer, token) is { } problem)
            {
                return problem;
            }
        }

        await writer.FinishAsync(token);
        await sink.FlushAsync(token);
        return null;
    }

    // The small files first: a reader of a stream then knows what the large ones are.
    private static IEnumerable<(string Path, ReadOnlyMemory<byte> Content)> Small(PackedImage image, LayoutOptions options) =>
    [
        (LayoutFiles.Marker, LayoutFiles.MarkerContent),
        (LayoutFiles.Index, LayoutFiles.IndexContent(image, options)),
        (DockerManifest.FileName, DockerManifest.Of(image, options)),
        .. LayoutFiles.SmallBlobs([image], options.Referrers)
            .Select(blob => (Path: BlobPath(Digest.Of(blob.Span)), Content: blob))
            .OrderBy(blob => blob.Path, StringComparer.Ordinal),
    ];

    private static async Task<ImageProblem?> WriteLayerAsync(TarWriter writer, ILayer layer, CancellationToken token)
    {
        var expected = layer.Descriptor;
        await using var content = await layer.OpenAsync(token);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var entry = LayerEntry.FileFrom(BlobPath(expected.Digest), expected.Size, () => content);
        await writer.WriteFileAsync(entry, new LayerContent(content, expected.Size), hash, token);
        var found = Digest.FromHash(hash.GetHashAndReset());
        return found == expected.Digest ? null : BlobProblems.WrongDigest(expected, found);
    }

    internal static string BlobPath(Digest digest) => $"{LayoutFiles.Blobs}/sha256/{digest.Hex}";
}
