namespace Slipway.Images.Tests.RealTools;

/// <summary>Names of images in a registry.</summary>
internal static class RegistryNames
{
    public static ImageReference At(this DockerRegistry registry, string rest) => ImageReference.Parse($"{registry.Host}/{rest}");
}
