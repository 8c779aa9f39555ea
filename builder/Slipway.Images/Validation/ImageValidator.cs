using System.Text.Json;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Problems;

namespace Slipway.Images.Validation;

/// <summary>
/// Judges whether an image is what engines and registries expect: every digest, size and diffID, no path twice, manifest,
/// config, history and index in agreement. It reads every byte and says everything that is wrong.
/// </summary>
public static class ImageValidator
{
    /// <summary>All problems, in the order of the images; empty when the image is sound.</summary>
    public static async Task<IReadOnlyList<ImageProblem>> ValidateAsync(PackedImage packed, CancellationToken token)
    {
        var problems = new List<ImageProblem>();
        if (packed.IndexBytes is { } index)
        {
            problems.AddRange(CheckIndex(packed, index));
        }

        foreach (var image in packed.Images)
        {
            problems.AddRange(Check(image));
        }

        // Platforms share layers: each is read once.
        var layers = packed.Images.SelectMany(image => image.Layers).DistinctBy(layer => (layer.Descriptor.Digest, layer.DiffId));
        var found = await Task.WhenAll(layers.Select(layer => Task.Run(() => LayerCheck.RunAsync(layer, token), token)));
        return [.. problems, .. found.SelectMany(of => of)];
    }

    private static IEnumerable<ImageProblem> Check(Image image)
    {
        var (manifest, config, digest) = (image.Manifest, image.Config, image.Digest);
        var found = Descriptor.Of(manifest.Config.MediaType, image.ConfigBytes.Span);
        if (found.Digest != manifest.Config.Digest || found.Size != manifest.Config.Size)
        {
            yield return ValidationProblems.ConfigMismatch(digest, manifest.Config.Digest, found.Digest);
        }

        if (manifest.Layers.Length != config.DiffIds.Length || image.Layers.Count != manifest.Layers.Length)
        {
            yield return ValidationProblems.LayerCount(digest, manifest.Layers.Length, config.DiffIds.Length);
        }

        if (config.HistoryLayers is { } history && history != config.DiffIds.Length)
        {
            yield return ValidationProblems.History(manifest.Config.Digest, history, config.DiffIds.Length);
        }

        var ofDocker = MediaTypes.IsDocker(manifest.MediaType);
        foreach (var part in manifest.Layers.Prepend(manifest.Config).Where(part => MediaTypes.IsDocker(part.MediaType) != ofDocker))
        {
            yield return ValidationProblems.MixedTypes(digest, part.MediaType);
        }

        for (var at = 0; at < Math.Min(image.Layers.Count, Math.Min(manifest.Layers.Length, config.DiffIds.Length)); at++)
        {
            var layer = image.Layers[at];
            if (layer.Descriptor.Digest != manifest.Layers[at].Digest || layer.Descriptor.Size != manifest.Layers[at].Size)
            {
                yield return ValidationProblems.LayerMismatch(digest, at, manifest.Layers[at].Digest, layer.Descriptor.Digest);
            }
            else if (layer.DiffId != config.DiffIds[at])
            {
                yield return ValidationProblems.WrongDiffId(layer.Descriptor.Digest, config.DiffIds[at], layer.DiffId);
            }
        }
    }

    private static IEnumerable<ImageProblem> CheckIndex(PackedImage packed, ReadOnlyMemory<byte> bytes)
    {
        Descriptor[] entries;
        ImageProblem? malformed = null;
        try
        {
            using var document = CanonicalJson.Parse(bytes);
            entries = [.. document.RootElement.Items("manifests").Select(DescriptorJson.Read)];
        }
        catch (JsonException exception)
        {
            (entries, malformed) = ([], LayoutProblems.Malformed(packed.Digest.ToString(), exception.Message));
        }

        if (malformed is not null)
        {
            yield return malformed;
            yield break;
        }

        foreach (var nested in entries.Where(entry => MediaTypes.IsIndex(entry.MediaType)))
        {
            yield return LayoutProblems.Unsupported(nested.Digest.ToString(), nested.MediaType);
        }

        foreach (var image in packed.Images)
        {
            if (entries.FirstOrDefault(entry => entry.Digest == image.Digest) is not { } entry)
            {
                yield return ValidationProblems.IndexLacks(packed.Digest, image.Digest);
            }
            else if (entry.Platform is { } stated && !stated.Serves(image.Platform))
            {
                yield return ValidationProblems.PlatformMismatch(image.Digest, stated, image.Platform);
            }
        }
    }
}
