using Slipway.Builder.Manifest;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Resolution;

/// <summary>A plugin whose package was had and judged.</summary>
/// <param name="Request">What the manifest asks for.</param>
/// <param name="Package">The package.</param>
/// <param name="Manifest">What its plugin.yaml says; null when it has none.</param>
/// <param name="Compatibility">Whether it fits the server.</param>
/// <param name="Tier">Its tier in the curated index; 3 when it is not listed.</param>
public sealed record ResolvedPlugin(PluginRequest Request, ResolvedPackage Package, PluginManifest? Manifest, Compatibility Compatibility, int Tier)
{
    /// <summary><c>publisher/name</c>, or the name alone when the package does not say who publishes it.</summary>
    public string Id => Manifest?.Id ?? Request.Name;
}
