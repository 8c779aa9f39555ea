namespace Slipway.Trust.Advisories;

/// <summary>How bad a weakness is.</summary>
public enum Severity
{
    /// <summary>Nobody has said. It is not the same as low: a policy decides what to do with it.</summary>
    Unscored,

    /// <summary>CVSS 0.1 to 3.9.</summary>
    Low,

    /// <summary>CVSS 4.0 to 6.9; also called moderate.</summary>
    Medium,

    /// <summary>CVSS 7.0 to 8.9.</summary>
    High,

    /// <summary>CVSS 9.0 and more.</summary>
    Critical,
}
