namespace Slipway.Trust.Advisories.Osv;

/// <summary>What changes at a version.</summary>
public enum OsvEventKind
{
    /// <summary>From this version on it is fixed.</summary>
    Fixed,

    /// <summary>This is the last version that is affected.</summary>
    LastAffected,

    /// <summary>From this version on it is affected; <c>0</c> is before everything.</summary>
    Introduced,

    /// <summary>From this version on the range says nothing.</summary>
    Limit,
}
