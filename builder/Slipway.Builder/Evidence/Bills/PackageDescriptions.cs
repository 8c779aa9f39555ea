using Slipway.Builder.Resolution;
using Slipway.Images;
using Slipway.Trust.Sbom;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>The packages of a server as components, by platform. They need no image, so they are described while it is made.</summary>
internal sealed class PackageDescriptions
{
    private readonly Dictionary<Platform, IReadOnlyList<Component>> _byPlatform = [];

    private PackageDescriptions()
    {
    }

    /// <summary>Describes the packages of every platform.</summary>
    public static PackageDescriptions Of(ResolvedServer resolved, CancellationToken token)
    {
        var all = new PackageDescriptions();
        foreach (var platform in resolved.Manifest.WantedPlatforms)
        {
            List<Component> components = [];
            foreach (var component in PackageComponents.Of(resolved.For(platform)))
            {
                token.ThrowIfCancellationRequested();
                components.Add(component);
            }

            all._byPlatform.Add(platform, components);
        }

        return all;
    }

    /// <summary>The packages that one platform has.</summary>
    public IReadOnlyList<Component> For(Platform platform) => _byPlatform[platform];
}
