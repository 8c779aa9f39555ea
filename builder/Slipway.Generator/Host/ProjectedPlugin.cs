using Slipway.Generator.Diagnostics;

namespace Slipway.Generator.Host;

/// <summary>A plugin as the build manifest names it, and where it does.</summary>
internal sealed record ProjectedPlugin
{
    public required string Name { get; init; }

    public required string PackageId { get; init; }

    public required string Version { get; init; }

    /// <summary>The content hash of the package, base64 SHA-512; empty for a plugin without package.</summary>
    public required string PackageHash { get; init; }

    public required int Tier { get; init; }

    /// <summary>The place in the YAML; null when no manifest names it.</summary>
    public required Place? Place { get; init; }

    /// <summary>A plugin that no manifest names, as its assembly describes it.</summary>
    public static ProjectedPlugin Of(ReferencedPlugin plugin, int tier) => new()
    {
        Name = plugin.Name,
        PackageId = plugin.Assembly,
        Version = plugin.Version,
        PackageHash = "",
        Tier = tier,
        Place = null,
    };

    public static int? ParseTier(string text) => text switch
    {
        "1" => 1,
        "2" => 2,
        "3" => 3,
        _ => null,
    };
}
