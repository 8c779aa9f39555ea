using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Registries;

namespace Slipway.Builder.Bases;

/// <summary>Bases in registries. What was fetched once is kept by digest, so that a locked build asks nobody the second time.</summary>
internal static class RegistryBases
{
    /// <summary>The folder below the cache's.</summary>
    internal const string Folder = "bases";

    public static async Task<Checked<FoundBase[]>> FindAsync(
        ServerManifest manifest, IReadOnlyDictionary<string, string> locked, BuildContext context, CancellationToken token)
    {
        var images = new BaseImages(context.Registries(), Path.Combine(context.CacheFolder, Folder));
        var reference = ImageReference.Parse(manifest.Base.Image.Value);
        List<FoundBase> found = [];
        foreach (var (asked, platforms) in Questions(reference, manifest.WantedPlatforms, locked))
        {
            var described = await images.DescribeAsync(asked, platforms, token);
            if (!described.Ok)
            {
                return described.Problems.ToArray();
            }

            found.AddRange(described.Value.Zip(platforms, (one, platform) =>
                new FoundBase(platform, one.Digest, one.Config.Labels, each => ReadAsync(images, reference.WithDigest(one.Digest), platform, each))));
        }

        return found.ToArray();
    }

    // A tag that moved since the lock plays no part: the lock says which image was meant.
    private static IEnumerable<(ImageReference Asked, IReadOnlyList<Platform> Platforms)> Questions(
        ImageReference reference, IReadOnlyList<Platform> wanted, IReadOnlyDictionary<string, string> locked) =>
        wanted.All(platform => locked.ContainsKey(platform.ToString()))
            ? wanted.Select(platform => (reference.WithDigest(Digest.Parse(locked[platform.ToString()])), (IReadOnlyList<Platform>)[platform]))
            : [(reference, wanted)];

    private static async Task<Checked<Image>> ReadAsync(BaseImages images, ImageReference reference, Platform platform, CancellationToken token)
    {
        var read = await images.ReadAsync(reference, [platform], token);
        return read.Ok ? read.Value.Images[0] : read.Problems.ToArray();
    }
}
