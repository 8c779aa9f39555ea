using Slipway.Builder.Packages;

namespace Slipway.Builder.Resolution;

/// <summary>What resolution needs of the machine.</summary>
internal sealed record ResolverTools(FrameworkPacks Packs, PackageStore Store);
