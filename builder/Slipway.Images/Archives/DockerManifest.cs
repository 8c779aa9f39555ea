using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Layouts;

namespace Slipway.Images.Archives;

/// <summary>
/// manifest.json of a docker-archive, whose paths point into the OCI half. It can name one platform only: engines that
/// know several read the OCI half.
/// </summary>
internal static class DockerManifest
{
    public const string FileName = "manifest.json";

    public static byte[] Of(PackedImage packed, LayoutOptions options)
    {
        var image = packed.For(Platform.LinuxAmd64) ?? packed.Images[0];
        return CanonicalJson.Write(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            writer.WriteString("Config", ArchiveWriter.BlobPath(image.Manifest.Config.Digest));
            if (options.Repository is { } repository)
            {
                writer.WriteStartArray("RepoTags");
                writer.WriteStringValue(repository.WithTag(options.Tag).ToString());
                writer.WriteEndArray();
            }
            else
            {
                writer.WriteNull("RepoTags");
            }

            writer.WriteStartArray("Layers");
            foreach (var layer in image.Manifest.Layers)
            {
                writer.WriteStringValue(ArchiveWriter.BlobPath(layer.Digest));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
        });
    }
}
