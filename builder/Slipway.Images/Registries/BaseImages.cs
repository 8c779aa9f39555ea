using System.Text.Json;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Registries;

/// <summary>
/// Base images from registries, kept by digest: what is there is verified and not fetched again, so a base named by digest
/// needs no network the second time. Layers remember where they came from and are mounted from there on a push.
/// </summary>
public sealed class BaseImages
{
    private const string BlobsFolder = "blobs";

    private readonly RegistryClient _client;
    private readonly BlobFolder _blobs;
    private readonly CachedManifests _manifests;

    /// <summary>Keeps images in a folder, which any number of processes may share.</summary>
    public BaseImages(RegistryClient client, string cacheFolder)
    {
        _client = client;
        _blobs = new BlobFolder(Path.Combine(cacheFolder, BlobsFolder));
        Directory.CreateDirectory(_blobs.Folder);
        DraftFile.RemoveAbandoned(_blobs.Folder, BlobDraft.Prefix);
        _manifests = new CachedManifests(client, _blobs, Path.Combine(cacheFolder, "tags"));
    }

    /// <summary>
    /// Keeps an image that came another way than from its registry; from then on it is had by its digest without a network. Null, or what is
    /// wrong with it.
    /// </summary>
    public static Task<ImageProblem?> KeepAsync(PackedImage image, string cacheFolder, CancellationToken token) =>
        LayoutWriter.WriteImageAsync(image, new BlobFolder(Path.Combine(cacheFolder, BlobsFolder)), token);

    /// <summary>What a tag points to now. The registry is asked whether what is known still holds, and sends nothing if so.</summary>
    public async Task<Checked<ResolvedImage>> ResolveAsync(ImageReference reference, CancellationToken token)
    {
        var top = await _manifests.TopAsync(reference, token);
        return top.Ok ? new ResolvedImage(reference, top.Value.Digest) : Checked<ResolvedImage>.From(top.Problems);
    }

    /// <summary>What a reference has for some platforms, in their order: manifests and configurations, no layers.</summary>
    public async Task<Checked<IReadOnlyList<DescribedPlatform>>> DescribeAsync(
        ImageReference reference, IReadOnlyList<Platform> platforms, CancellationToken token)
    {
        var top = await _manifests.TopAsync(reference, token);
        if (!top.Ok)
        {
            return Checked<IReadOnlyList<DescribedPlatform>>.From(top.Problems);
        }

        var chosen = await ChooseAsync(reference, top.Value, platforms, token);
        if (!chosen.Ok)
        {
            return Checked<IReadOnlyList<DescribedPlatform>>.From(chosen.Problems);
        }

        var described = await Task.WhenAll(chosen.Value.Select(manifest => DescribeAsync(reference, manifest.Digest, token)));
        ImageProblem[] problems = [.. described.SelectMany(one => one.Problems).Distinct()];
        return problems.Length > 0
            ? Checked<IReadOnlyList<DescribedPlatform>>.From(problems)
            : Checked<IReadOnlyList<DescribedPlatform>>.Of([.. described.Select(one => one.Required)]);
    }

    /// <summary>The images of some platforms.</summary>
    public async Task<Checked<BaseImage>> ReadAsync(ImageReference reference, IReadOnlyList<Platform> platforms, CancellationToken token)
    {
        var top = await _manifests.TopAsync(reference, token);
        return top.Ok ? await ReadAsync(reference, top.Value, platforms, token) : Checked<BaseImage>.From(top.Problems);
    }

    private async Task<Checked<BaseImage>> ReadAsync(
        ImageReference reference, FetchedManifest top, IReadOnlyList<Platform> platforms, CancellationToken token)
    {
        var chosen = await ChooseAsync(reference, top, platforms, token);
        if (!chosen.Ok)
        {
            return Checked<BaseImage>.From(chosen.Problems);
        }

        var images = await Task.WhenAll(chosen.Value.Select(manifest => ImageAsync(reference, manifest, token)));
        ImageProblem[] problems = [.. images.SelectMany(image => image.Problems).Distinct()];
        return problems.Length > 0
            ? problems
            : new BaseImage(reference.WithDigest(top.Digest), [.. images.Select(image => image.Required)]);
    }

    // The manifests for the platforms, one each.
    private async Task<Checked<IReadOnlyList<Descriptor>>> ChooseAsync(
        ImageReference reference, FetchedManifest top, IReadOnlyList<Platform> platforms, CancellationToken token)
    {
        if (!MediaTypes.IsIndex(top.Descriptor.MediaType))
        {
            return await SingleAsync(reference, top, platforms, token);
        }

        ManifestDocument index;
        try
        {
            index = ManifestDocument.Parse(top.Descriptor.MediaType, top.Bytes);
        }
        catch (JsonException malformed)
        {
            return Checked<IReadOnlyList<Descriptor>>.From([ContentProblems.Malformed(reference.ToString(), malformed.Message)]);
        }

        var known = index.Manifests.Where(entry => entry.Platform is not null && entry.Platform != Platform.Unknown).ToArray();
        var chosen = platforms.Select(wanted => known.FirstOrDefault(entry => entry.Platform!.Value.Serves(wanted))).ToArray();
        var problems = platforms
            .Where((_, at) => chosen[at] is null)
            .Select(wanted => ContentProblems.NoPlatform(reference.ToString(), wanted, known.Select(entry => entry.Platform!.Value)))
            .ToArray();
        return problems.Length > 0
            ? Checked<IReadOnlyList<Descriptor>>.From(problems)
            : Checked<IReadOnlyList<Descriptor>>.Of([.. chosen.OfType<Descriptor>()]);
    }

    // A single image says in its config what it runs on.
    private async Task<Checked<IReadOnlyList<Descriptor>>> SingleAsync(
        ImageReference reference, FetchedManifest top, IReadOnlyList<Platform> platforms, CancellationToken token)
    {
        var described = await DescribeAsync(reference, top.Digest, token);
        if (!described.Ok)
        {
            return Checked<IReadOnlyList<Descriptor>>.From(described.Problems);
        }

        var only = described.Value.Config.Platform;
        var problems = platforms
            .Where(wanted => !only.Serves(wanted))
            .Select(wanted => ContentProblems.NoPlatform(reference.ToString(), wanted, [only]))
            .ToArray();
        return problems.Length > 0
            ? Checked<IReadOnlyList<Descriptor>>.From(problems)
            : Checked<IReadOnlyList<Descriptor>>.Of([.. platforms.Select(_ => top.Descriptor)]);
    }

    private async Task<Checked<DescribedPlatform>> DescribeAsync(ImageReference reference, Digest digest, CancellationToken token)
    {
        var fetched = await _manifests.ByDigestAsync(reference, digest, token);
        if (!fetched.Ok)
        {
            return Checked<DescribedPlatform>.From(fetched.Problems);
        }

        try
        {
            var manifest = ImageManifest.Parse(fetched.Value.Bytes);
            return await _client.Open(reference).Downloads.FetchAsync(manifest.Config, _blobs, token) is { } problem
                ? problem
                : new DescribedPlatform(digest, manifest, ImageConfig.Parse(await File.ReadAllBytesAsync(_blobs.PathOf(manifest.Config.Digest), token)));
        }
        catch (JsonException malformed)
        {
            return ContentProblems.Malformed(reference.ToString(), malformed.Message);
        }
    }

    private async Task<Checked<Image>> ImageAsync(ImageReference reference, Descriptor manifest, CancellationToken token)
    {
        var fetched = await _manifests.ByDigestAsync(reference, manifest.Digest, token);
        if (!fetched.Ok)
        {
            return Checked<Image>.From(fetched.Problems);
        }

        try
        {
            var blobs = ManifestDocument.Parse(fetched.Value.Descriptor.MediaType, fetched.Value.Bytes).Blobs;
            var repository = _client.Open(reference);
            var problems = await Task.WhenAll(blobs
                .DistinctBy(blob => blob.Digest)
                .Select(blob => repository.Downloads.FetchAsync(blob, _blobs, token)));
            return problems.OfType<ImageProblem>().Distinct().ToArray() is { Length: > 0 } failed
                ? failed
                : await ComposeAsync(reference, fetched.Value.Descriptor, token);
        }
        catch (JsonException malformed)
        {
            return ContentProblems.Malformed(reference.ToString(), malformed.Message);
        }
    }

    private async Task<Checked<Image>> ComposeAsync(ImageReference reference, Descriptor manifest, CancellationToken token)
    {
        var read = await LayoutImages.ReadAsync(_blobs, manifest, token);
        if (!read.Ok)
        {
            return Checked<Image>.From(read.Problems);
        }

        var image = read.Value.Images[0];
        var origin = ImageReference.Parse(reference.Name);
        return Image.FromBytes(
            image.ManifestBytes,
            image.ConfigBytes,
            [
                .. image.Layers.Select(layer =>
                    new PulledLayer(layer.DiffId, layer.Descriptor, _blobs.PathOf(layer.Descriptor.Digest), origin)),
            ]);
    }
}
