using System.Text.Json;
using Slipway.Images.Problems;

namespace Slipway.Images.Registries.Content;

/// <summary>Reads the manifests of an image down to its blobs, which stay where they are.</summary>
internal static class ContentReader
{
    private const string BaseName = "org.opencontainers.image.base.name";
    private const int Deepest = 4;

    public static Task<Checked<ContentTree>> ReadAsync(IContentSource source, Descriptor manifest, CancellationToken token) =>
        ReadAsync(source, manifest, 0, token);

    private static async Task<Checked<ContentTree>> ReadAsync(
        IContentSource source, Descriptor manifest, int depth, CancellationToken token)
    {
        if (depth > Deepest)
        {
            return ContentProblems.Malformed(manifest.Digest.ToString(), "indexes are nested too deeply");
        }

        var fetched = await source.ReadManifestAsync(manifest, token);
        if (!fetched.Ok)
        {
            return Checked<ContentTree>.From(fetched.Problems);
        }

        ManifestDocument document;
        try
        {
            document = ManifestDocument.Parse(fetched.Value.Descriptor.MediaType, fetched.Value.Bytes);
        }
        catch (JsonException malformed)
        {
            return ContentProblems.Malformed(manifest.Digest.ToString(), malformed.Message);
        }

        var children = await Task.WhenAll(document.Manifests.Select(child => ReadAsync(source, child, depth + 1, token)));
        ImageProblem[] problems = [.. children.SelectMany(child => child.Problems).Distinct()];
        return problems.Length > 0
            ? problems
            : new ContentTree(document, fetched.Value.Bytes)
            {
                Children = [.. children.Select(child => child.Required)],
                Blobs = [.. document.Blobs.Select(blob => WithBase(source.Blob(blob), document))],
            };
    }

    // An image that names its base names a place where most of its layers are.
    private static BlobSource WithBase(BlobSource blob, ManifestDocument document) =>
        ImageReference.TryParse(document.Descriptor.Annotations.GetValueOrDefault(BaseName), out var place)
            ? blob with { Places = [.. blob.Places, place] }
            : blob;
}
