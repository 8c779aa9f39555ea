using System.Globalization;
using System.Text.Json;
using Slipway.Images.Composition;
using Slipway.Images.Problems;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Referrers;

/// <summary>Fetches artifacts with their blobs into memory.</summary>
internal static class ArtifactReader
{
    private const long LargestBlob = 256 << 20;

    // Whoever may push may attach as many as they like.
    private const int MostArtifacts = 1000;

    public static async Task<Checked<IReadOnlyList<Artifact>>> ReadAsync(
        RegistryRepository repository, IReadOnlyList<Descriptor> manifests, CancellationToken token)
    {
        if (manifests.Count > MostArtifacts)
        {
            return Checked<IReadOnlyList<Artifact>>.From([ContentProblems.Malformed(
                repository.Place.Name, string.Create(CultureInfo.InvariantCulture, $"it has {manifests.Count} artifacts about one image, and more than {MostArtifacts} are not read"))]);
        }

        var read = await Task.WhenAll(manifests.Select(manifest => ReadAsync(repository, manifest, token)));
        ImageProblem[] problems = [.. read.SelectMany(one => one.Problems).Distinct()];
        return problems.Length > 0
            ? Checked<IReadOnlyList<Artifact>>.From(problems)
            : Checked<IReadOnlyList<Artifact>>.Of([.. read.Select(one => one.Required)]);
    }

    private static async Task<Checked<Artifact>> ReadAsync(RegistryRepository repository, Descriptor listed, CancellationToken token)
    {
        var fetched = await repository.Manifests.GetExistingAsync(listed.Digest.ToString(), token);
        if (!fetched.Ok)
        {
            return Checked<Artifact>.From(fetched.Problems);
        }

        try
        {
            var manifest = ImageManifest.Parse(fetched.Value.Bytes);
            var blobs = await Task.WhenAll(manifest.Layers.Prepend(manifest.Config).Select(blob => ReadBlobAsync(repository, blob, token)));
            ImageProblem[] problems = [.. blobs.SelectMany(blob => blob.Problems).Distinct()];
            return problems.Length > 0
                ? problems
                : Artifact.FromBytes(fetched.Value.Bytes, [.. blobs.Select(blob => (ReadOnlyMemory<byte>)blob.Required)]);
        }
        catch (JsonException malformed)
        {
            return ContentProblems.Malformed(repository.NameOf(listed.Digest.ToString()), malformed.Message);
        }
    }

    private static async Task<Checked<byte[]>> ReadBlobAsync(RegistryRepository repository, Descriptor blob, CancellationToken token) =>
        blob.Size > LargestBlob
            ? ContentProblems.Malformed(repository.NameOf(blob.Digest.ToString()), "it is too large for an artifact")
            : await repository.Downloads.ReadAsync(blob, token);
}
