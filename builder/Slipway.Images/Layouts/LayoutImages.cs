using System.Text.Json;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Layers;
using Slipway.Images.Problems;

namespace Slipway.Images.Layouts;

/// <summary>Reads images out of a folder of blobs and verifies every blob on the way.</summary>
internal static class LayoutImages
{
    private const int LargestManifest = 4 << 20;

    /// <summary>An image or an index with all its images.</summary>
    public static async Task<Checked<PackedImage>> ReadAsync(BlobFolder blobs, Descriptor entry, CancellationToken token)
    {
        if (!MediaTypes.IsIndex(entry.MediaType))
        {
            var image = await ReadImageAsync(blobs, entry, token);
            return image.Ok ? PackedImage.Of(image.Value) : Checked<PackedImage>.From(image.Problems);
        }

        var (bytes, problem) = await ReadSmallAsync(blobs, entry, token);
        return problem is null ? await ReadIndexAsync(blobs, entry, bytes, token) : problem;
    }

    /// <summary>An artifact with its blobs.</summary>
    public static async Task<Checked<Artifact>> ReadArtifactAsync(BlobFolder blobs, Descriptor entry, CancellationToken token)
    {
        var (bytes, problem) = await ReadSmallAsync(blobs, entry, token);
        if (problem is not null)
        {
            return problem;
        }

        try
        {
            var manifest = ImageManifest.Parse(bytes);
            var contents = new List<ReadOnlyMemory<byte>>();
            foreach (var blob in manifest.Layers.Prepend(manifest.Config))
            {
                (var content, problem) = await ReadSmallAsync(blobs, blob, token, int.MaxValue);
                if (problem is not null)
                {
                    return problem;
                }

                contents.Add(content);
            }

            return Artifact.FromBytes(bytes, contents);
        }
        catch (JsonException malformed)
        {
            return LayoutProblems.Malformed(entry.Digest.ToString(), malformed.Message);
        }
    }

    private static async Task<Checked<PackedImage>> ReadIndexAsync(
        BlobFolder blobs, Descriptor entry, ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        Descriptor[] manifests;
        try
        {
            using var document = CanonicalJson.Parse(bytes);
            manifests = [.. document.RootElement.Items("manifests").Select(DescriptorJson.Read)];
        }
        catch (JsonException malformed)
        {
            return LayoutProblems.Malformed(entry.Digest.ToString(), malformed.Message);
        }

        // BuildKit lists attestations as images of the platform unknown/unknown.
        var runnable = manifests.Where(manifest => manifest.Platform != Platform.Unknown && manifest.ArtifactType is null);
        var problems = new List<ImageProblem>();
        var images = new List<Image>();
        foreach (var manifest in runnable)
        {
            var image = await ReadImageAsync(blobs, manifest, token);
            problems.AddRange(image.Problems);
            images.AddRange(image.Value is { } value ? [value] : []);
        }

        return problems.Count > 0
            ? Checked<PackedImage>.From(problems)
            : PackedImage.FromIndex(bytes, entry.MediaType, images);
    }

    private static async Task<Checked<Image>> ReadImageAsync(BlobFolder blobs, Descriptor entry, CancellationToken token)
    {
        if (!MediaTypes.IsManifest(entry.MediaType))
        {
            return LayoutProblems.Unsupported(entry.Digest.ToString(), entry.MediaType);
        }

        var (bytes, problem) = await ReadSmallAsync(blobs, entry, token);
        if (problem is not null)
        {
            return problem;
        }

        try
        {
            var manifest = ImageManifest.Parse(bytes);
            (var config, problem) = await ReadSmallAsync(blobs, manifest.Config, token);
            return problem is null ? await ReadLayersAsync(blobs, bytes, config, token) : problem;
        }
        catch (JsonException malformed)
        {
            return LayoutProblems.Malformed(entry.Digest.ToString(), malformed.Message);
        }
    }

    private static async Task<Checked<Image>> ReadLayersAsync(
        BlobFolder blobs, ReadOnlyMemory<byte> manifestBytes, ReadOnlyMemory<byte> configBytes, CancellationToken token)
    {
        var layers = ImageManifest.Parse(manifestBytes).Layers;
        var diffIds = ImageConfig.Parse(configBytes).DiffIds;
        if (layers.Length != diffIds.Length)
        {
            return ValidationProblems.LayerCount(Digest.Of(manifestBytes.Span), layers.Length, diffIds.Length);
        }

        var checks = await Task.WhenAll(layers.Select(layer => BlobFile.VerifyAsync(blobs.PathOf(layer.Digest), layer, token)));
        ImageProblem[] problems = [.. checks.OfType<ImageProblem>()];
        return problems.Length > 0
            ? problems
            : Image.FromBytes(
                manifestBytes, configBytes,
                [.. layers.Select((layer, at) => new StoredLayer(diffIds[at], layer, blobs.PathOf(layer.Digest)))]);
    }

    private static async Task<(ReadOnlyMemory<byte> Content, ImageProblem? Problem)> ReadSmallAsync(
        BlobFolder blobs, Descriptor blob, CancellationToken token, int largest = LargestManifest)
    {
        var path = blobs.PathOf(blob.Digest);
        if (blob.Size > largest)
        {
            return (default, LayoutProblems.Malformed(blob.Digest.ToString(), "it is larger than 4 MiB, which no manifest may be."));
        }

        return await BlobFile.VerifyAsync(path, blob, token) is { } problem
            ? (default, problem)
            : (await File.ReadAllBytesAsync(path, token), null);
    }
}
