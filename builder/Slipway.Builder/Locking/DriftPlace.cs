using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Locking;

/// <summary>What of a manifest moved away from its lock.</summary>
/// <param name="Part">The part, as <see cref="Manifest.ManifestMeaning"/> names it; empty for what no manifest says.</param>
/// <param name="Position">Where it stands, if it does.</param>
internal readonly record struct DriftPlace(string Part, SourcePosition? Position);
