using Slipway.Images.Blobs;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Registries;

/// <summary>
/// Brings an image into an OCI layout: every platform, referrers and signatures, the same bytes under the same digest. The
/// layout stands when it is whole; blobs that one at the same place has already are not fetched again.
/// </summary>
public static class ImagePull
{
    /// <summary>Pulls an image by tag or digest and returns the reference of what was pulled, by its digest.</summary>
    public static async Task<Checked<PulledImage>> PullAsync(
        RegistryClient client, ImageReference reference, string folder, CancellationToken token)
    {
        if (Path.Exists(folder) && !LayoutWriter.IsLayoutOrEmpty(folder))
        {
            return LayoutProblems.NotOurs(folder);
        }

        var image = await RegistryImage.ReadAsync(client, reference, token);
        if (!image.Ok)
        {
            return Checked<PulledImage>.From(image.Problems);
        }

        var attached = await RegistryAttachments.ReadAsync(image.Value.Repository, image.Value.Tree, token);
        return attached.Ok
            ? await WriteAsync(image.Value, attached.Value, reference, folder, token)
            : Checked<PulledImage>.From(attached.Problems);
    }

    private static async Task<Checked<PulledImage>> WriteAsync(
        RegistryImage image, Attachments attached, ImageReference reference, string folder, CancellationToken token)
    {
        using var draft = new FolderDraft(folder);
        var blobs = new BlobFolder(Path.Combine(draft.Path, LayoutFiles.Blobs));
        ContentTree[] trees = [image.Tree, .. attached.Referrers, .. attached.Tagged.Select(one => one.Tree)];
        var known = new BlobFolder(Path.Combine(folder, LayoutFiles.Blobs));
        var fetched = await Task.WhenAll(trees
            .SelectMany(tree => tree.AllBlobs)
            .DistinctBy(blob => blob.Descriptor.Digest)
            .Select(blob => FetchAsync(image.Repository, blob.Descriptor, known, blobs, token)));
        ImageProblem[] problems = [.. fetched.OfType<ImageProblem>().Distinct()];
        if (problems.Length > 0)
        {
            return problems;
        }

        foreach (var manifest in trees.SelectMany(tree => tree.Manifests).DistinctBy(tree => tree.Digest))
        {
            await blobs.WriteAsync(manifest.Bytes, token);
        }

        var index = LayoutFiles.IndexContent(Top(image, reference), Others(attached));
        await File.WriteAllBytesAsync(Path.Combine(draft.Path, LayoutFiles.Index), index, token);
        await File.WriteAllBytesAsync(Path.Combine(draft.Path, LayoutFiles.Marker), LayoutFiles.MarkerContent, token);
        draft.Keep();
        return new PulledImage(reference.WithDigest(image.Tree.Digest), attached.Referrers.Count, attached.Tagged.Count);
    }

    private static async Task<ImageProblem?> FetchAsync(
        RegistryRepository repository, Descriptor blob, BlobFolder known, BlobFolder target, CancellationToken token)
    {
        var path = known.PathOf(blob.Digest);
        if (File.Exists(path) && await BlobFile.VerifyAsync(path, blob, token) is null)
        {
            target.TakeIn(path, blob.Digest);
            return null;
        }

        return await repository.Downloads.FetchAsync(blob, target, token);
    }

    // The list of a layout says of an image what its place says, not what its annotations say.
    private static Descriptor Top(RegistryImage image, ImageReference reference)
    {
        var top = image.Tree.Document.Descriptor with { ArtifactType = null, Annotations = Descriptor.NoAnnotations };
        return reference.Tag is { } tag ? LayoutFiles.Named(top, tag, reference) : top;
    }

    private static IEnumerable<Descriptor> Others(Attachments attached) =>
    [
        .. attached.Referrers.Select(tree => tree.Document.Descriptor),
        .. attached.Tagged.Select(one => LayoutFiles.Named(
            one.Tree.Document.Descriptor with { ArtifactType = null, Annotations = Descriptor.NoAnnotations }, one.Tag, null)),
    ];
}
