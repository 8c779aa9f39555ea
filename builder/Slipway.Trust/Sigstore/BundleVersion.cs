namespace Slipway.Trust.Sigstore;

/// <summary>The versions of the bundle format that are read; the rules of what a bundle must hold differ by them.</summary>
public enum BundleVersion
{
    /// <summary>0.1: log entries carry a promise.</summary>
    V01,

    /// <summary>0.2: log entries carry a proof and a checkpoint.</summary>
    V02,

    /// <summary>0.3: one certificate instead of a chain. The version that is written.</summary>
    V03,
}
