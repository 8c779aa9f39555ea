using System.Text.Json;
using Slipway.Images.Blobs;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;

namespace Slipway.Images.Archives;

/// <summary>Turns an unpacked docker-archive into a layout: the same config and layer bytes under a manifest that we write.</summary>
internal static class DockerArchive
{
    /// <summary>Writes the layout's files beside the content; returns what is wrong.</summary>
    public static async Task<IReadOnlyList<ImageProblem>> ConvertAsync(string archive, ArchiveContent content, CancellationToken token)
    {
        try
        {
            using var document = CanonicalJson.Parse(await File.ReadAllBytesAsync(content.PathOf(DockerManifest.FileName)!, token));
            var blobs = new BlobFolder(Path.Combine(content.Folder, LayoutFiles.Blobs));
            var entries = new List<Descriptor>();
            foreach (var image in document.RootElement.EnumerateArray())
            {
                entries.AddRange(await ConvertAsync(image, content, blobs, token));
            }

            var index = CanonicalJson.Write(writer => PackedImage.WriteIndex(writer, entries, Descriptor.NoAnnotations));
            await File.WriteAllBytesAsync(Path.Combine(content.Folder, LayoutFiles.Index), index, token);
            await File.WriteAllBytesAsync(Path.Combine(content.Folder, LayoutFiles.Marker), LayoutFiles.MarkerContent, token);
            return [];
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FileNotFoundException)
        {
            return [LayoutProblems.Malformed(archive, malformed.Message)];
        }
    }

    private static async Task<IEnumerable<Descriptor>> ConvertAsync(
        JsonElement image, ArchiveContent content, BlobFolder blobs, CancellationToken token)
    {
        var config = await AddAsync(image.Text("Config"), MediaTypes.Config, content, blobs, token);
        var layers = new List<Descriptor>();
        foreach (var layer in image.Items("Layers"))
        {
            layers.Add(await AddAsync(layer.GetString(), null, content, blobs, token));
        }

        var manifest = new ImageManifest { Config = config, Layers = [.. layers] }.ToBytes();
        await blobs.WriteAsync(manifest, token);
        var platform = ImageConfig.Parse(await File.ReadAllBytesAsync(blobs.PathOf(config.Digest), token)).Platform;
        var entry = Descriptor.Of(MediaTypes.Manifest, manifest) with { Platform = platform };
        var tags = image.Items("RepoTags").Select(tag => tag.GetString()).ToArray();
        return tags.Length == 0 ? [entry] : tags.Select(tag => Named(entry, tag));
    }

    private static Descriptor Named(Descriptor entry, string? name)
    {
        if (!ImageReference.TryParse(name, out var reference) || reference.Tag is null)
        {
            return entry;
        }

        return entry with
        {
            Annotations = entry.Annotations
                .SetItem(AnnotationNames.RefName, reference.Tag)
                .SetItem(AnnotationNames.ContainerdName, reference.ToString()),
        };
    }

    private static async Task<Descriptor> AddAsync(
        string? name, string? mediaType, ArchiveContent content, BlobFolder blobs, CancellationToken token)
    {
        var path = content.PathOf(name ?? "")
            ?? throw new FileNotFoundException($"manifest.json names '{name}', which is not in the archive.");
        Digest digest;
        long size;
        await using (var file = BlobFile.Open(path))
        {
            var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
            mediaType ??= isGzip ? MediaTypes.LayerGzip : MediaTypes.LayerTar;
            file.Position = 0;
            (digest, size) = (await Digest.OfAsync(file, token), file.Length);
        }

        blobs.TakeIn(path, digest);
        return new Descriptor(mediaType, digest, size);
    }
}
