namespace Slipway.Trust.Sigstore;

/// <summary>How much a stranger's bundle may cost.</summary>
public static class BundleLimits
{
    /// <summary>The largest bundle that is read, in bytes; an SBOM of many thousand components fits.</summary>
    public const int LargestBundle = 64 * 1024 * 1024;

    internal const int MostLogEntries = 32;
    internal const int MostTimestamps = 32;
    internal const int LargestTimestamp = 64 * 1024;
    internal const int MostCertificates = 8;
    internal const int LargestCertificate = 32 * 1024;
    internal const int MostHashes = 64;
    internal const int LargestCheckpoint = 16 * 1024;
}
