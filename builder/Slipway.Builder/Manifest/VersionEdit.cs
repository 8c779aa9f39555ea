using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Manifest;

/// <summary>A version that takes another's place in a manifest.</summary>
/// <param name="Written">The version that is written there, and where.</param>
/// <param name="Version">What it becomes.</param>
public sealed record VersionEdit(Located<SemanticVersion> Written, SemanticVersion Version)
{
    internal SourcePosition Place => Written.Position;
}
