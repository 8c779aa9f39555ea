using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>A package at exactly one version, and who asks for it.</summary>
/// <param name="Id">The package.</param>
/// <param name="Version">The version as NuGet normalises it.</param>
/// <param name="RequestedBy">Who asks, as messages name it: <c>plugin "prometheus"</c>.</param>
/// <param name="Position">Where the manifest asks.</param>
public sealed record RequestedPackage(PackageId Id, string Version, string RequestedBy, SourcePosition? Position = null);
