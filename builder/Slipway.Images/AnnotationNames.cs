namespace Slipway.Images;

/// <summary>The annotation keys that this library writes or reads.</summary>
public static class AnnotationNames
{
    /// <summary>The tag by which a layout names an image.</summary>
    public const string RefName = "org.opencontainers.image.ref.name";

    /// <summary>The whole name of an image in a layout, as containerd and podman prefer it.</summary>
    public const string ContainerdName = "io.containerd.image.name";
}
