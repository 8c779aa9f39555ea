using Slipway.Images.Layers;

namespace Slipway.Images.Composition;

/// <summary>One image for one platform. Its manifest and config are bytes, fixed once: their digests are its identity.</summary>
public sealed class Image
{
    private Image(ReadOnlyMemory<byte> manifestBytes, ReadOnlyMemory<byte> configBytes, IReadOnlyList<ILayer> layers)
    {
        (ManifestBytes, ConfigBytes, Layers) = (manifestBytes, configBytes, layers);
        Manifest = ImageManifest.Parse(manifestBytes);
        Config = ImageConfig.Parse(configBytes);
        Descriptor = Descriptor.Of(Manifest.MediaType, manifestBytes.Span) with { Platform = Config.Platform };
    }

    /// <summary>The manifest as it is stored.</summary>
    public ReadOnlyMemory<byte> ManifestBytes { get; }

    /// <summary>The configuration as it is stored; its digest is what engines call the image id.</summary>
    public ReadOnlyMemory<byte> ConfigBytes { get; }

    /// <summary>The layers, lowest first.</summary>
    public IReadOnlyList<ILayer> Layers { get; }

    /// <summary>What the manifest says.</summary>
    public ImageManifest Manifest { get; }

    /// <summary>What the configuration says.</summary>
    public ImageConfig Config { get; }

    /// <summary>The manifest's descriptor, with the platform.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The manifest's digest.</summary>
    public Digest Digest => Descriptor.Digest;

    /// <summary>The platform that the image runs on.</summary>
    public Platform Platform => Config.Platform;

    /// <summary>
    /// An image of bytes that are already fixed; throws a <see cref="System.Text.Json.JsonException"/> when they are no
    /// manifest and config.
    /// Whether they agree with each other and with the layers is for <c>ImageValidator</c> to say.
    /// </summary>
    public static Image FromBytes(ReadOnlyMemory<byte> manifest, ReadOnlyMemory<byte> config, IReadOnlyList<ILayer> layers) =>
        new(manifest, config, layers);
}
