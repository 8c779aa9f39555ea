namespace Slipway.Trust.Transparency;

/// <summary>What the digest in a log entry is of.</summary>
internal enum LoggedDigest
{
    /// <summary>What was signed: the artifact, or the encoding of an envelope.</summary>
    Signed,

    /// <summary>The payload inside an envelope.</summary>
    Payload,
}
