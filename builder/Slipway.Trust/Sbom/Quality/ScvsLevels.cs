namespace Slipway.Trust.Sbom.Quality;

/// <summary>The levels of the OWASP Software Component Verification Standard that demand a control.</summary>
[Flags]
public enum ScvsLevels
{
    /// <summary>No level.</summary>
    None = 0,

    /// <summary>Level 1.</summary>
    L1 = 1,

    /// <summary>Level 2.</summary>
    L2 = 2,

    /// <summary>Level 3.</summary>
    L3 = 4,

    /// <summary>Levels 2 and 3.</summary>
    FromL2 = L2 | L3,

    /// <summary>All levels.</summary>
    All = L1 | L2 | L3,
}
