namespace Slipway.Approval.Matrix;

/// <summary>A column whose packages are at hand, or why they are not.</summary>
/// <param name="Server">The column.</param>
/// <param name="Key">What decides what is in it; null when it is not at hand.</param>
/// <param name="Problem">Why not.</param>
public sealed record LinkableServer(MatrixServer Server, string? Key, string? Problem);
