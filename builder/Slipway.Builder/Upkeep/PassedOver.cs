using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>A newer version that was not taken.</summary>
/// <param name="Version">The version.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Rule">The rule that it breaks, for <c>slipway explain</c>; null when it breaks none.</param>
public sealed record PassedOver(SemanticVersion Version, string Reason, string? Rule);
