namespace Slipway.Builder.Upkeep;

/// <summary>What a manifest names with a version of its own.</summary>
public enum UpdateKind
{
    /// <summary>The server.</summary>
    Server,

    /// <summary>A plugin.</summary>
    Plugin,

    /// <summary>A package that others bring, pinned.</summary>
    Override,
}
