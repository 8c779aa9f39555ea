using System.Text.Json;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Problems;
using Slipway.Images.Referrers;

namespace Slipway.Images.Layouts;

/// <summary>An OCI layout in a folder, opened: what it holds by name, and images read with every digest and size verified.</summary>
public sealed class OciLayout
{
    private OciLayout(string folder, IReadOnlyList<Descriptor> entries) =>
        (Folder, Entries, Blobs) = (folder, entries, new BlobFolder(Path.Combine(folder, LayoutFiles.Blobs)));

    /// <summary>The layout's folder.</summary>
    public string Folder { get; }

    /// <summary>The layout's blobs.</summary>
    internal BlobFolder Blobs { get; }

    /// <summary>The descriptors of index.json, with their names as annotations.</summary>
    public IReadOnlyList<Descriptor> Entries { get; }

    /// <summary>The entries that are images or indexes, not artifacts about them or signatures of them.</summary>
    public IEnumerable<Descriptor> Images => Entries.Where(entry =>
        (MediaTypes.IsIndex(entry.MediaType) || (MediaTypes.IsManifest(entry.MediaType) && entry.ArtifactType is null))
        && !SignatureTags.IsOne(NameOf(entry)));

    /// <summary>Opens a layout.</summary>
    public static async Task<Checked<OciLayout>> OpenAsync(string folder, CancellationToken token)
    {
        var index = Path.Combine(folder, LayoutFiles.Index);
        if (!File.Exists(index) || !File.Exists(Path.Combine(folder, LayoutFiles.Marker))
            || !Directory.Exists(Path.Combine(folder, LayoutFiles.Blobs)))
        {
            return LayoutProblems.NotALayout(folder);
        }

        try
        {
            using var document = CanonicalJson.Parse(BoundedFile.Read(index));
            return new OciLayout(folder, [.. document.RootElement.Items("manifests").Select(DescriptorJson.Read)]);
        }
        catch (Exception malformed) when (malformed is JsonException or IOException)
        {
            return LayoutProblems.Malformed(index, malformed.Message);
        }
    }

    /// <summary>Finds the image of a tag or digest; without one, the only image there is.</summary>
    public Checked<Descriptor> Find(string? tag)
    {
        var known = Images.ToArray();
        var wanted = tag is null ? known : [.. known.Where(entry => NameOf(entry) == tag || entry.Digest.ToString() == tag)];
        return wanted.Select(entry => entry.Digest).Distinct().Count() == 1
            ? wanted[0]
            : LayoutProblems.NoSuchImage(Folder, tag ?? "(the only one)", known.Select(entry =>
                // A name that two have tells nobody which is meant.
                NameOf(entry) is { } name && known.Count(other => NameOf(other) == name) == 1 ? name : entry.Digest.ToString()));
    }

    /// <summary>Reads the image of a tag; without one, the only image there is.</summary>
    public async Task<Checked<PackedImage>> ReadAsync(string? tag, CancellationToken token)
    {
        var found = Find(tag);
        return found.Ok ? await LayoutImages.ReadAsync(Blobs, found.Value, token) : Checked<PackedImage>.From(found.Problems);
    }

    /// <summary>Reads a blob that is no larger than such a blob may be.</summary>
    public async Task<Checked<byte[]>> ReadBlobAsync(Descriptor blob, long largest, CancellationToken token)
    {
        var path = Blobs.PathOf(blob.Digest);
        return blob.Size > largest ? BlobProblems.TooLarge(blob, largest)
            : await BlobFile.VerifyAsync(path, blob, token) is { } problem ? problem
            : await File.ReadAllBytesAsync(path, token);
    }

    /// <summary>Opens a blob as it lies there; whoever reads it verifies it.</summary>
    public Stream OpenBlob(Digest blob) => BlobFile.Open(Blobs.PathOf(blob));

    /// <summary>Reads the artifacts that are about a digest.</summary>
    public async Task<Checked<IReadOnlyList<Artifact>>> ReadReferrersAsync(Digest subject, CancellationToken token)
    {
        var found = new List<Artifact>();
        var problems = new List<ImageProblem>();
        foreach (var entry in Entries.Where(entry => entry.MediaType == MediaTypes.Manifest && entry.ArtifactType is not null))
        {
            var artifact = await LayoutImages.ReadArtifactAsync(Blobs, entry, token);
            problems.AddRange(artifact.Problems);
            if (artifact.Value is { } value && value.Manifest.Subject?.Digest == subject)
            {
                found.Add(value);
            }
        }

        return problems.Count > 0 ? Checked<IReadOnlyList<Artifact>>.From(problems) : Checked<IReadOnlyList<Artifact>>.Of(found);
    }

    /// <summary>Reads the signatures of a digest in cosign's older form: a manifest, or none.</summary>
    public async Task<Checked<IReadOnlyList<Artifact>>> ReadSignaturesAsync(Digest subject, CancellationToken token)
    {
        if (Entries.FirstOrDefault(entry => NameOf(entry) == SignatureTags.Signature(subject)) is not { } entry)
        {
            return Checked<IReadOnlyList<Artifact>>.Of([]);
        }

        var read = await LayoutImages.ReadArtifactAsync(Blobs, entry, token);
        return read.Ok ? Checked<IReadOnlyList<Artifact>>.Of([read.Value]) : Checked<IReadOnlyList<Artifact>>.From(read.Problems);
    }

    internal static string? NameOf(Descriptor entry) => entry.Annotations.GetValueOrDefault(AnnotationNames.RefName);
}
