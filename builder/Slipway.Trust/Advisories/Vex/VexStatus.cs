namespace Slipway.Trust.Advisories.Vex;

/// <summary>What a statement says of a product and a weakness.</summary>
public enum VexStatus
{
    /// <summary>Nobody knows yet.</summary>
    UnderInvestigation,

    /// <summary>It is affected.</summary>
    Affected,

    /// <summary>It contains the fix.</summary>
    Fixed,

    /// <summary>It is not affected, for the reason given.</summary>
    NotAffected,
}
