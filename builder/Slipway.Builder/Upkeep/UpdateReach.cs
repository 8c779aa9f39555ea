using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>How far a version may move: the last number that may change.</summary>
public enum UpdateReach
{
    /// <summary>Corrections only.</summary>
    Patch,

    /// <summary>Features, too.</summary>
    Minor,

    /// <summary>Anything newer.</summary>
    Major,
}

/// <summary>Compares versions by a reach.</summary>
internal static class Reaching
{
    public static bool Allows(this UpdateReach reach, SemanticVersion from, SemanticVersion to) => reach switch
    {
        UpdateReach.Patch => (from.Major, from.Minor) == (to.Major, to.Minor),
        UpdateReach.Minor => from.Major == to.Major,
        _ => true,
    };
}
