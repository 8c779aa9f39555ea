using Slipway.Builder.Bases;
using Slipway.Images;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Registries;
using Slipway.Trust.Policies;

namespace Slipway.Builder.Verification;

/// <summary>An image that is to be verified, where it lies.</summary>
public sealed class VerifyTarget
{
    private VerifyTarget(string repository, Descriptor top, IReadOnlyList<TargetPart> parts, IEvidencePlace place) =>
        (Repository, Top, Parts, Place) = (repository, top, parts, place);

    /// <summary>The repository with its registry: what decides which scope of a policy counts.</summary>
    public string Repository { get; }

    /// <summary>What the name points to.</summary>
    public Descriptor Top { get; }

    /// <summary>The digests that are judged; the first is what the name points to.</summary>
    public IReadOnlyList<TargetPart> Parts { get; }

    /// <summary>Where evidence and layers are found.</summary>
    internal IEvidencePlace Place { get; }

    /// <summary>An image of a registry: its manifests and configurations are fetched, its layers only when somebody asks for files.</summary>
    /// <param name="client">Speaks to the registry.</param>
    /// <param name="reference">The image.</param>
    /// <param name="cacheFolder">The cache, in which layers are kept by digest, as those of bases are.</param>
    /// <param name="token">Stops it.</param>
    public static async Task<Checked<VerifyTarget>> OfAsync(RegistryClient client, ImageReference reference, string cacheFolder, CancellationToken token)
    {
        var described = await ImageDescription.ReadAsync(client, reference, token);
        if (!described.Ok)
        {
            return described.Problems.ToArray();
        }

        var images = described.Value.Platforms.Select(one => new TargetPart(one.Digest, EvidencePart.Whole, one.Manifest, one.Config.Platform)).ToList();
        return new VerifyTarget(reference.Name, described.Value.Descriptor, TargetPart.Of(described.Value.Descriptor, images), new RegistryEvidence(client, reference, Path.Combine(cacheFolder, RegistryBases.Folder)));
    }

    /// <summary>An image of a layout, whose files are all there.</summary>
    public static async Task<Checked<VerifyTarget>> OfAsync(OciLayout layout, string? tag, string repository, CancellationToken token)
    {
        var read = await layout.ReadAsync(tag, token);
        return read.Ok
            ? new VerifyTarget(repository, read.Value.Descriptor, TargetPart.Of(read.Value.Descriptor, [.. read.Value.Images.Select(Part)]), new LayoutEvidence(layout, read.Value))
            : read.Problems.ToArray();
    }

    /// <summary>The same, of one platform only; null when the image is not made for it.</summary>
    public VerifyTarget? For(Platform platform)
    {
        var fitting = Parts.Where(part => part.Platform is { } own && own.Serves(platform)).Take(1).ToList();
        return fitting.Count == 0 ? null : new VerifyTarget(Repository, Top, [.. Parts.Where(part => part.Kind == EvidencePart.Index), .. fitting], Place);
    }

    private static TargetPart Part(Image image) => new(image.Digest, EvidencePart.Whole, image.Manifest, image.Platform);
}
