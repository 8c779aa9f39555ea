using Slipway.Metadata.Versions;

namespace Slipway.Approval.Matrix;

/// <summary>How states are written and explained.</summary>
internal static class MatrixWords
{
    /// <summary>All states, the best first.</summary>
    public static IReadOnlyList<CellState> All { get; } = Enum.GetValues<CellState>();

    /// <summary>The state as a word.</summary>
    public static string Word(this CellState state) => state.ToString().ToLowerInvariant();

    /// <summary>What the word means.</summary>
    public static string Meaning(this CellState state) => state switch
    {
        CellState.Proven => "conformance passed on exactly these bytes of plugin and server",
        CellState.Linked => "everything that it refers to is in the server; not tested",
        CellState.Declared => "its author says that it fits; nobody has looked",
        CellState.Stale => "there is conformance evidence, and it speaks of other bytes or does not hold",
        CellState.Undeclared => "its author does not say whether it fits",
        CellState.Incompatible => "its author says that it does not fit",
        CellState.Broken => "it refers to something that the server does not have",
        _ => "conformance checks failed",
    };

    /// <summary>The verdicts of a cell, each with its reason, under their names; of what its author rules out nobody asks more.</summary>
    public static IEnumerable<(string Name, string Text)> Lines(this MatrixCell cell)
    {
        var isRuledOut = cell.Declared.Verdict == CompatibilityVerdict.Incompatible;
        yield return ("Declared", Declared(cell.Declared));
        if (!isRuledOut || cell.Linked.State != LinkedState.Unknown)
        {
            yield return ("Linked", Linked(cell.Linked));
        }

        if (!isRuledOut || cell.Proven.State != ProvenState.Unproven)
        {
            yield return ("Proven", Proven(cell.Proven));
        }

        if (cell.Proven.Evidence is { } evidence)
        {
            yield return ("Evidence", evidence);
        }
    }

    private static string Declared(Compatibility declared) => declared.Verdict switch
    {
        CompatibilityVerdict.Compatible => "compatible, its author says",
        CompatibilityVerdict.Incompatible => $"incompatible: {declared.Reason}",
        _ => $"undeclared: {declared.Reason}",
    };

    private static string Linked(LinkedVerdict linked) => linked.State switch
    {
        LinkedState.Links => "yes: everything that it refers to is in the server",
        LinkedState.Broken => $"no: {linked.Reason}",
        _ => $"not known: {linked.Reason}",
    };

    private static string Proven(ProvenVerdict proven) => proven.State switch
    {
        ProvenState.Proven => "yes: conformance passed",
        ProvenState.Stale => $"stale: {proven.Reason}",
        ProvenState.Failed => $"no: {proven.Reason}",
        _ => $"not yet: {proven.Reason}",
    };
}
