namespace Slipway.Trust.Advisories.Scanning;

/// <summary>What became of a finding.</summary>
public enum FindingState
{
    /// <summary>It stands.</summary>
    Open,

    /// <summary>It is ignored for a stated reason, until a stated day.</summary>
    Ignored,

    /// <summary>Whoever knows the product says that it is not affected.</summary>
    NotAffected,
}
