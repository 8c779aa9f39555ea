using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>A package at exactly one version, and who asks for it.</summary>
/// <param name="Id">The package.</param>
/// <param name="Version">The version as NuGet normalises it.</param>
/// <param name="RequestedBy">Who asks, as messages name it: <c>plugin "prometheus"</c>.</param>
/// <param name="Position">Where the manifest names the version.</param>
public sealed record RequestedPackage(PackageId Id, string Version, string RequestedBy, SourcePosition? Position = null)
{
    /// <summary>Where the manifest names the package, if it does so elsewhere.</summary>
    public SourcePosition? IdPosition { get; init; }
}
