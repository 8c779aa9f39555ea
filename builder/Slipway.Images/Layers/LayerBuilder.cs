using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Slipway.Images.Blobs;
using Slipway.Images.Gzip;
using Slipway.Images.Tar;

namespace Slipway.Images.Layers;

/// <summary>
/// Turns a tree of entries into a layer: tar, gzip, both digests, in one pass and on all cores. The same entries and
/// options give the same bytes, whatever the machine's order, umask, time zone or number of cores.
/// </summary>
public static class LayerBuilder
{
    /// <summary>Names everything that decides a blob's bytes beside entries and options; part of every cache key.</summary>
    public static string FormatVersion { get; } =
        $"slipway-layer-1/{Environment.Version}/{RuntimeInformation.ProcessArchitecture}";

    /// <summary>Writes the layer's blob into <paramref name="blobs"/>.</summary>
    public static Task<BuiltLayer> BuildAsync(LayerTree tree, BlobFolder blobs, LayerOptions options, CancellationToken token) =>
        Task.Run(() => WriteAsync(tree, blobs, options, token), token);

    private static async Task<BuiltLayer> WriteAsync(LayerTree tree, BlobFolder blobs, LayerOptions options, CancellationToken token)
    {
        using var draft = new BlobDraft(blobs);
        using var sink = new GzipTarSink(draft.Stream, options.CompressionLevel, options.Parallelism);
        var files = await WriteEntriesAsync(tree, sink, options, token);
        var (plain, packed) = await sink.FinishAsync(token);
        return new BuiltLayer
        {
            DiffId = plain,
            Descriptor = new Descriptor(MediaTypes.LayerGzip, packed, sink.PackedLength),
            BlobPath = draft.Keep(packed),
            Files = files,
            UncompressedSize = sink.PlainLength,
        };
    }

    private static async Task<IReadOnlyList<LayerFile>> WriteEntriesAsync(
        LayerTree tree, ITarSink sink, LayerOptions options, CancellationToken token)
    {
        var writer = new TarWriter(sink, options.Time.ToUnixTimeSeconds());
        using var hash = options.HashFiles ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var files = new List<LayerFile>();
        foreach (var entry in tree.Entries)
        {
            token.ThrowIfCancellationRequested();
            if (entry.Open is null)
            {
                await writer.WriteAsync(entry, token);
                continue;
            }

            var content = entry.Open();
            await using var stream = content.Stream;
            await writer.WriteFileAsync(entry, content, hash, token);
            if (hash is not null)
            {
                files.Add(new LayerFile(entry.Path, content.Length, Digest.FromHash(hash.GetHashAndReset())));
            }
        }

        await writer.FinishAsync(token);
        return files;
    }
}
