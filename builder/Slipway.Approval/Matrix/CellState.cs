namespace Slipway.Approval.Matrix;

/// <summary>What a cell comes to: the best that is known for it, or what stands in the way.</summary>
public enum CellState
{
    /// <summary>Declared, and conformance passed on exactly these two.</summary>
    Proven,

    /// <summary>Declared, and everything that it refers to is there.</summary>
    Linked,

    /// <summary>Its author says that it fits; nobody has looked.</summary>
    Declared,

    /// <summary>There is conformance evidence, and it speaks of other bytes.</summary>
    Stale,

    /// <summary>Its author does not say.</summary>
    Undeclared,

    /// <summary>Its author says that it does not fit.</summary>
    Incompatible,

    /// <summary>It refers to something that the server does not have.</summary>
    Broken,

    /// <summary>Conformance checks failed.</summary>
    Failed,
}
