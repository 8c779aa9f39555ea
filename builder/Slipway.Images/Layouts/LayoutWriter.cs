using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Problems;

namespace Slipway.Images.Layouts;

/// <summary>
/// Writes an OCI layout. It is made beside its place and then put there in one step, so the place holds the old layout
/// or the new one, never a part. What is there and is no layout is never touched.
/// </summary>
public static class LayoutWriter
{
    /// <summary>Writes the layout and returns the descriptor of the image, or says why it was not written.</summary>
    public static async Task<Checked<Descriptor>> WriteAsync(
        PackedImage image, string folder, LayoutOptions options, CancellationToken token)
    {
        if (WhyNotHere(folder) is { } taken)
        {
            return taken;
        }

        using var draft = new FolderDraft(folder);
        if (await WriteContentAsync(image, draft.Path, options, token) is { } problem)
        {
            return problem;
        }

        draft.Keep();
        return image.Descriptor;
    }

    /// <summary>What keeps a layout from being put into a place: something that would be lost. Null where nothing does.</summary>
    public static ImageProblem? WhyNotHere(string folder) => Path.Exists(folder) && !IsLayoutOrEmpty(folder) ? LayoutProblems.NotOurs(folder) : null;

    /// <summary>Fills an empty folder, for whoever puts it in its place in one step; null, or what is wrong with the contents.</summary>
    public static async Task<ImageProblem?> FillAsync(LayoutContents contents, string folder, CancellationToken token)
    {
        var blobs = new BlobFolder(Path.Combine(folder, LayoutFiles.Blobs));
        foreach (var (blob, path) in contents.Blobs.DistinctBy(blob => blob.Descriptor.Digest))
        {
            await using var content = BlobFile.Open(path);
            if (await blobs.CopyAsync(content, blob, token) is { } problem)
            {
                return problem with { Subject = path };
            }
        }

        foreach (var image in contents.Images)
        {
            if (await WriteImageAsync(image.Image, blobs, token, contents.CopiesLayers) is { } problem)
            {
                return problem;
            }
        }

        foreach (var blob in LayoutFiles.SmallBlobs([], contents.Artifacts))
        {
            await blobs.WriteAsync(blob, token);
        }

        await WriteFilesAsync(folder, LayoutFiles.IndexContent(contents), token);
        return null;
    }

    /// <summary>Writes layers, configs and manifests into a folder of blobs.</summary>
    internal static async Task<ImageProblem?> WriteImageAsync(PackedImage image, BlobFolder blobs, CancellationToken token, bool copies = false)
    {
        foreach (var layer in image.Images.SelectMany(one => one.Layers).DistinctBy(layer => layer.Descriptor.Digest))
        {
            if (await WriteLayerAsync(layer, blobs, copies, token) is { } problem)
            {
                return problem;
            }
        }

        foreach (var blob in LayoutFiles.SmallBlobs([image], []))
        {
            await blobs.WriteAsync(blob, token);
        }

        return null;
    }

    private static async Task<ImageProblem?> WriteContentAsync(
        PackedImage image, string folder, LayoutOptions options, CancellationToken token)
    {
        var blobs = new BlobFolder(Path.Combine(folder, LayoutFiles.Blobs));
        if (await WriteImageAsync(image, blobs, token) is { } problem)
        {
            return problem;
        }

        foreach (var blob in LayoutFiles.SmallBlobs([], options.Referrers))
        {
            await blobs.WriteAsync(blob, token);
        }

        await WriteFilesAsync(folder, LayoutFiles.IndexContent(image, options), token);
        return null;
    }

    private static async Task WriteFilesAsync(string folder, byte[] index, CancellationToken token)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, LayoutFiles.Index), index, token);
        await File.WriteAllBytesAsync(Path.Combine(folder, LayoutFiles.Marker), LayoutFiles.MarkerContent, token);
    }

    private static async Task<ImageProblem?> WriteLayerAsync(ILayer layer, BlobFolder blobs, bool copies, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (!copies && layer is IFileLayer file)
        {
            blobs.TakeIn(file.BlobPath, layer.Descriptor.Digest);
            return null;
        }

        await using var content = await layer.OpenAsync(token);
        return await blobs.CopyAsync(content, layer.Descriptor, token);
    }

    internal static bool IsLayoutOrEmpty(string folder) =>
        File.Exists(Path.Combine(folder, LayoutFiles.Marker))
        || (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any());
}
