using Slipway.Builder.Resolution;
using Slipway.Metadata.Versions;

namespace Slipway.Builder.Manifest;

/// <summary>A version of a package that others bring, decided by the manifest for a reason and for a time.</summary>
public sealed record PackagePin(Located<PackageId> Module, Located<SemanticVersion> Version, string Because, Located<DateOnly> Until);
