using Slipway.Metadata.Versions;

namespace Slipway.Metadata.Index;

/// <summary>A published server image that contains a version, and the version of its server.</summary>
public sealed record IndexImage(string Reference, SemanticVersion Server);
