using Slipway.Metadata.Diagnostics;
using static Slipway.Metadata.Diagnostics.DiagnosticSeverity;

namespace Slipway.Approval.Matrix;

/// <summary>What can be wrong with a matrix.</summary>
public static class MatrixRules
{
    /// <summary>SLP3030.</summary>
    public static DiagnosticRule Stale { get; } = new("SLP3030", Error, "A matrix that was committed is stale",
        "`slipway matrix --check` makes the matrix anew and compares it with the files in the folder that `--output` names. They differ: a plugin, a server or a piece of evidence moved since. The message names the file and the first row that is another. Write the matrix again with the same command without `--check`, and commit it.");

    /// <summary>SLP3031.</summary>
    public static DiagnosticRule NoPart { get; } = new("SLP3031", Error, "A file is no part of a matrix",
        "`slipway matrix merge` puts together what runs with `--shard` left: files that `slipway matrix` wrote as JSON, over the same servers, each row in one of them. The message says what does not fit. Make the parts again from one state of the index.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Stale, NoPart];
}
