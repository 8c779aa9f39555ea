using System.Collections.Concurrent;

namespace Slipway.Images.Registries.Content;

/// <summary>Brings trees into a repository: blobs first, all at once, then manifests in the order in which they are named.</summary>
internal sealed class ContentUpload(RegistryRepository target, IReadOnlyList<ImageReference> mountFrom)
{
    // Several referrers have the same empty config: it is sent once, and counted once.
    private readonly ConcurrentDictionary<Digest, bool> _counted = new();

    public PushCounter Counter { get; } = new();

    /// <summary>Makes sure that a tree is there by its digest. The answer is null when it was.</summary>
    public async Task<(StoredManifest? Stored, IReadOnlyList<ImageProblem> Problems)> EnsureAsync(ContentTree tree, CancellationToken token)
    {
        var head = await target.Manifests.HeadAsync(tree.Digest.ToString(), token);
        if (!head.Ok)
        {
            return (null, head.Problems);
        }

        if (head.Value.Exists)
        {
            return (null, []);
        }

        var problems = await ContentAsync(tree, token);
        return problems.Count > 0 ? (null, problems) : await PutAsync(tree, tree.Digest.ToString(), token);
    }

    /// <summary>Brings everything that a manifest names, not yet the manifest itself.</summary>
    public async Task<IReadOnlyList<ImageProblem>> ContentAsync(ContentTree tree, CancellationToken token)
    {
        var blobs = await Task.WhenAll(tree.Blobs.DistinctBy(blob => blob.Descriptor.Digest).Select(blob => BlobAsync(blob, token)));
        var children = await Task.WhenAll(tree.Children.DistinctBy(child => child.Digest).Select(child => EnsureAsync(child, token)));
        return [.. blobs.SelectMany(problem => problem).Concat(children.SelectMany(child => child.Problems)).Distinct()];
    }

    /// <summary>Writes the manifest itself under a tag or its digest.</summary>
    public async Task<(StoredManifest? Stored, IReadOnlyList<ImageProblem> Problems)> PutAsync(
        ContentTree tree, string version, CancellationToken token)
    {
        var put = await target.Manifests.PutAsync(version, tree.Document.Descriptor, tree.Bytes, null, token);
        return (put.Value, put.Problems);
    }

    private async Task<IReadOnlyList<ImageProblem>> BlobAsync(BlobSource blob, CancellationToken token)
    {
        var uploaded = await target.Uploads.UploadAsync(blob with { Places = [.. blob.Places, .. mountFrom] }, token);
        if (uploaded.Ok && _counted.TryAdd(blob.Descriptor.Digest, true))
        {
            Counter.Add(uploaded.Value);
        }

        return uploaded.Problems;
    }
}
