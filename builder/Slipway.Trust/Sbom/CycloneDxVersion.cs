namespace Slipway.Trust.Sbom;

/// <summary>The versions of CycloneDX that are written.</summary>
public enum CycloneDxVersion
{
    /// <summary>1.6: what most readers understand.</summary>
    V16,

    /// <summary>1.7.</summary>
    V17,
}
