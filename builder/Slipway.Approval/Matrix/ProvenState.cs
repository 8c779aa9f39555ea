namespace Slipway.Approval.Matrix;

/// <summary>What conformance evidence says of a plugin on a server.</summary>
public enum ProvenState
{
    /// <summary>There is no evidence for this pair.</summary>
    Unproven,

    /// <summary>Checks passed, on exactly these two.</summary>
    Proven,

    /// <summary>There is evidence, and it is about other bytes, or does not hold any more.</summary>
    Stale,

    /// <summary>Checks failed.</summary>
    Failed,
}
