namespace Slipway.Approval.Matrix;

/// <summary>Whether all that a plugin refers to is in a server.</summary>
public enum LinkedState
{
    /// <summary>Nobody looked, or could look.</summary>
    Unknown,

    /// <summary>Everything is there.</summary>
    Links,

    /// <summary>Something is missing.</summary>
    Broken,
}
