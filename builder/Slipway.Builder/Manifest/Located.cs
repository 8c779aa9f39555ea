using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Manifest;

/// <summary>A value of a manifest and the place where it is written.</summary>
public sealed record Located<T>(T Value, SourcePosition Position);
