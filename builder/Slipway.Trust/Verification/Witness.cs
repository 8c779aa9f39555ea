using System.Collections.Immutable;

namespace Slipway.Trust.Verification;

/// <summary>What logs and time stamp authorities vouch for, each operator once.</summary>
internal sealed record Witness(ImmutableArray<string> Logs, ImmutableArray<VerifiedTime> Times);
