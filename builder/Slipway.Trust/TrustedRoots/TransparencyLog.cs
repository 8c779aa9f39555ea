using Slipway.Trust.Keys;

namespace Slipway.Trust.TrustedRoots;

/// <summary>A log that is trusted: of signatures (Rekor), or of certificates (CT).</summary>
/// <param name="Id">The id by which entries and certificates name the log.</param>
/// <param name="Name">Host and path of the log's address: the name under which it signs checkpoints.</param>
/// <param name="Key">The log's public key.</param>
/// <param name="ValidFor">When the key was in use.</param>
/// <param name="Operator">Who runs the log; two logs of one operator count once.</param>
public sealed record TransparencyLog(ReadOnlyMemory<byte> Id, string Name, VerifyingKey Key, ValidityPeriod ValidFor, string Operator)
{
    /// <summary>The id whose first four bytes mark the log's signatures of checkpoints.</summary>
    public ReadOnlyMemory<byte> CheckpointKeyId { get; init; } = Id;
}
