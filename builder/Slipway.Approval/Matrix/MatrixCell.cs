using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>One version of a plugin against one version of the server. The three verdicts never follow from each other: a promise, an observation, a test.</summary>
public sealed record MatrixCell(Compatibility Declared, LinkedVerdict Linked, ProvenVerdict Proven)
{
    /// <summary>What they come to. What stands in the way outweighs what was proven.</summary>
    public CellState State => this switch
    {
        { Declared.Verdict: CompatibilityVerdict.Incompatible } => CellState.Incompatible,
        { Proven.State: ProvenState.Failed } => CellState.Failed,
        { Linked.State: LinkedState.Broken } => CellState.Broken,
        { Declared.Verdict: CompatibilityVerdict.Undeclared } => CellState.Undeclared,
        { Proven.State: ProvenState.Stale } => CellState.Stale,
        { Proven.State: ProvenState.Proven } => CellState.Proven,
        { Linked.State: LinkedState.Links } => CellState.Linked,
        _ => CellState.Declared,
    };

    /// <summary>Whether anybody may build on it: nothing stands in the way.</summary>
    public bool Fits => State is CellState.Proven or CellState.Linked or CellState.Declared;
}
