using System.Collections.Immutable;
using Slipway.Trust.InToto;
using Slipway.Trust.Json;

namespace Slipway.Trust.Attestations;

/// <summary>A compatibility matrix as a predicate. docs/attestations/matrix/v1.md describes it.</summary>
/// <param name="Cells">Every pair that is known.</param>
public sealed record MatrixPredicate(ImmutableArray<MatrixCell> Cells)
{
    /// <summary>The statement about these subjects.</summary>
    public Statement ToStatement(ImmutableArray<StatementSubject> subjects) =>
        new(subjects, SlipwayUris.Matrix, CanonicalJson.Write(writer => writer.Object(() =>
        writer.List("cells", Ordered, cell => writer.Object(() =>
        {
            writer.WriteString("component", cell.Component);
            writer.WriteString("version", cell.Version);
            writer.WriteString("against", cell.Against);
            writer.WriteString("declared", cell.Declared);
            if (cell.Linked is { } linked)
            {
                writer.WriteBoolean("linked", linked);
            }

            writer.Optional("proven", cell.Proven?.ToString());
            writer.Optional("reason", cell.Reason);
        })))));

    private IEnumerable<MatrixCell> Ordered => Cells
        .OrderBy(cell => cell.Component, StringComparer.Ordinal)
        .ThenBy(cell => cell.Version, StringComparer.Ordinal)
        .ThenBy(cell => cell.Against, StringComparer.Ordinal);
}
