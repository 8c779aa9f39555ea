using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Transparency;

/// <summary>A log entry that its log vouches for.</summary>
/// <param name="Log">The log.</param>
/// <param name="Time">When the log took it, if it promised so.</param>
internal sealed record VerifiedEntry(TransparencyLog Log, DateTimeOffset? Time);
