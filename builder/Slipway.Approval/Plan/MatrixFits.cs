using Slipway.Approval.Matrix;
using Slipway.Builder.Resolution;

namespace Slipway.Approval.Plan;

/// <summary>The column of the matrix for the server that is planned: declared, linked, and proven by the evidence of the manifest's index.</summary>
public sealed class MatrixFits(CompatibilityMatrix matrix) : IFitSource
{
    /// <inheritdoc />
    public IReadOnlyList<PluginFit> FitsOf(ResolvedServer server)
    {
        var column = matrix.Servers.ToList().FindIndex(one => one.Version.ToString() == server.Lock.Server);
        return [.. matrix.Rows.Select(row => Fit(row, row.Cells[column], server.Lock.Server))];
    }

    private static PluginFit Fit(MatrixRow row, MatrixCell cell, string server) => new(
        $"{row.Plugin} {row.Version}", server, cell.Declared.ToString(),
        cell.Linked.State switch
        {
            LinkedState.Links => "links",
            LinkedState.Broken => $"broken ({cell.Linked.Reason})",
            _ => $"not tried ({cell.Linked.Reason})",
        },
        cell.Proven.State switch
        {
            ProvenState.Proven => "proven",
            ProvenState.Stale => $"stale ({cell.Proven.Reason})",
            ProvenState.Failed => $"failed ({cell.Proven.Reason})",
            _ => $"not proven ({cell.Proven.Reason})",
        });
}
