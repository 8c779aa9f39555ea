namespace Slipway.Trust.Policies;

/// <summary>Which part of what a name points to a digest is. What images are made of is theirs to prove; the index proves the rest.</summary>
public enum EvidencePart
{
    /// <summary>The one image that the name points to.</summary>
    Whole,

    /// <summary>An index over images.</summary>
    Index,

    /// <summary>An image below an index.</summary>
    Platform,
}
