using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>A version of the server: a column.</summary>
/// <param name="Version">The version.</param>
/// <param name="FrameworkApis">The framework APIs that it offers.</param>
/// <param name="Digest">Its package's content hash, <c>sha512:...</c>; null when its package is not at hand.</param>
public sealed record MatrixServer(SemanticVersion Version, IReadOnlyList<string> FrameworkApis, string? Digest = null)
{
    /// <summary>The framework API of a server of which nobody says more.</summary>
    public const string UsualApi = "v1";
}
