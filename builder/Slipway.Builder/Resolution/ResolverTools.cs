using Slipway.Builder.Packages;

namespace Slipway.Builder.Resolution;

/// <summary>What resolution needs beside a manifest.</summary>
/// <param name="Facts">What it must know of the shared frameworks.</param>
/// <param name="Packs">The reference packs of this machine's SDK; null when there is none.</param>
/// <param name="Store">Where the packages' bytes are.</param>
internal sealed record ResolverTools(FrameworkFacts Facts, FrameworkPacks? Packs, PackageStore Store);
