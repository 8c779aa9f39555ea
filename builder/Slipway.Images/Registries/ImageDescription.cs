using System.Text.Json;
using Slipway.Images.Composition;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Registries;

/// <summary>What a registry says about an image, without its layers: manifests and configurations, a platform each.</summary>
/// <param name="Descriptor">What the name points to: the manifest or the index.</param>
/// <param name="Platforms">The runnable images.</param>
public sealed record ImageDescription(Descriptor Descriptor, IReadOnlyList<DescribedPlatform> Platforms)
{
    /// <summary>Reads a description.</summary>
    public static async Task<Checked<ImageDescription>> ReadAsync(RegistryClient client, ImageReference reference, CancellationToken token)
    {
        var image = await RegistryImage.ReadAsync(client, reference, token);
        if (!image.Ok)
        {
            return Checked<ImageDescription>.From(image.Problems);
        }

        var runnable = image.Value.Tree.Manifests.Where(tree => MediaTypes.IsManifest(tree.Document.Descriptor.MediaType));
        var described = await Task.WhenAll(runnable.Select(tree => DescribeAsync(image.Value.Repository, tree, token)));
        ImageProblem[] problems = [.. described.SelectMany(one => one.Problems).Distinct()];
        return problems.Length > 0
            ? problems
            : new ImageDescription(image.Value.Tree.Document.Descriptor, [.. described.Select(one => one.Required)
                .Where(one => one.Config.Platform != Platform.Unknown)]);
    }

    private static async Task<Checked<DescribedPlatform>> DescribeAsync(
        RegistryRepository repository, ContentTree tree, CancellationToken token)
    {
        try
        {
            var manifest = ImageManifest.Parse(tree.Bytes);
            var config = await repository.Downloads.ReadAsync(manifest.Config, token);
            return config.Ok
                ? new DescribedPlatform(tree.Digest, manifest, ImageConfig.Parse(config.Value))
                : Checked<DescribedPlatform>.From(config.Problems);
        }
        catch (JsonException malformed)
        {
            return ContentProblems.Malformed(repository.NameOf(tree.Digest.ToString()), malformed.Message);
        }
    }
}
