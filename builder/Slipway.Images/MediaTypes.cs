namespace Slipway.Images;

/// <summary>The media types of images: what we write (OCI) and what we also read (Docker).</summary>
public static class MediaTypes
{
    /// <summary>An OCI image manifest.</summary>
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>An OCI image index.</summary>
    public const string Index = "application/vnd.oci.image.index.v1+json";

    /// <summary>An OCI image configuration.</summary>
    public const string Config = "application/vnd.oci.image.config.v1+json";

    /// <summary>An uncompressed layer.</summary>
    public const string LayerTar = "application/vnd.oci.image.layer.v1.tar";

    /// <summary>A layer compressed with gzip: the only form we write.</summary>
    public const string LayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip";

    /// <summary>A layer compressed with zstd, which .NET 10 cannot read.</summary>
    public const string LayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd";

    /// <summary>The empty descriptor's content, <c>{}</c>.</summary>
    public const string Empty = "application/vnd.oci.empty.v1+json";

    /// <summary>Docker's image manifest, version 2 schema 2.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>Docker's manifest list.</summary>
    public const string DockerManifestList = "application/vnd.docker.distribution.manifest.list.v2+json";

    private const string DockerConfig = "application/vnd.docker.container.image.v1+json";
    private const string DockerLayerTar = "application/vnd.docker.image.rootfs.diff.tar";
    private const string DockerLayerGzip = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    private const string DockerForeignLayer = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

    /// <summary>All four kinds of manifest, for an Accept header: a registry hides what is not listed.</summary>
    public static IReadOnlyList<string> Manifests { get; } = [Manifest, Index, DockerManifest, DockerManifestList];

    /// <summary>Whether the type is of Docker's family.</summary>
    public static bool IsDocker(string mediaType) => mediaType.StartsWith("application/vnd.docker.", StringComparison.Ordinal);

    /// <summary>Whether the type is a manifest of one image.</summary>
    public static bool IsManifest(string mediaType) => mediaType is Manifest or DockerManifest;

    /// <summary>Whether the type is a list of manifests.</summary>
    public static bool IsIndex(string mediaType) => mediaType is Index or DockerManifestList;

    /// <summary>The OCI name of a Docker type; other types as they are. One manifest never mixes the two families.</summary>
    public static string ToOci(string mediaType) => mediaType switch
    {
        DockerManifest => Manifest,
        DockerManifestList => Index,
        DockerConfig => Config,
        DockerLayerTar => LayerTar,
        DockerLayerGzip => LayerGzip,
        DockerForeignLayer => "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
        _ => mediaType,
    };
}
