using NuGet.Versioning;

namespace Slipway.Builder.Resolution;

/// <summary>Versions as NuGet writes them.</summary>
internal static class PackageVersion
{
    /// <summary>The spelling that folders, locks and labels have: without build metadata.</summary>
    public static string Normal(string version) => NuGetVersion.Parse(version).ToNormalizedString();
}
