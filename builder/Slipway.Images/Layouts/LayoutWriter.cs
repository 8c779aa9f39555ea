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
        if (Path.Exists(folder) && !IsLayoutOrEmpty(folder))
        {
            return LayoutProblems.NotOurs(folder);
        }

        using var draft = new FolderDraft(folder);
        if (await WriteContentAsync(image, draft.Path, options, token) is { } problem)
        {
            return problem;
        }

        draft.Keep();
        return image.Descriptor;
    }

    private static async Task<ImageProblem?> WriteContentAsync(
        PackedImage image, string folder, LayoutOptions options, CancellationToken token)
    {
        var blobs = new BlobFolder(Path.Combine(folder, LayoutFiles.Blobs));
        foreach (var layer in image.Images.SelectMany(one => one.Layers).DistinctBy(layer => layer.Descriptor.Digest))
        {
            if (await WriteLayerAsync(layer, blobs, token) is { } problem)
            {
                return problem;
            }
        }

        foreach (var blob in LayoutFiles.SmallBlobs(image, options))
        {
            await blobs.WriteAsync(blob, token);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, LayoutFiles.Index), LayoutFiles.IndexContent(image, options), token);
        await File.WriteAllBytesAsync(Path.Combine(folder, LayoutFiles.Marker), LayoutFiles.MarkerContent, token);
        return null;
    }

    private static async Task<ImageProblem?> WriteLayerAsync(ILayer layer, BlobFolder blobs, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (layer is IFileLayer file)
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
