namespace Slipway.Trust.Verification;

/// <summary>Who vouches for a time.</summary>
public enum TimeSource
{
    /// <summary>A transparency log's promise.</summary>
    Log,

    /// <summary>An RFC 3161 authority.</summary>
    Timestamp,
}
