namespace Slipway.Approval.Matrix;

/// <summary>Versions of plugins against versions of the server. It holds no times: the same index and evidence give the same matrix.</summary>
public sealed record CompatibilityMatrix
{
    private CompatibilityMatrix(IReadOnlyList<MatrixServer> servers, IReadOnlyList<MatrixRow> rows)
    {
        Servers = servers;
        Rows = rows;
    }

    /// <summary>The columns, ascending.</summary>
    public IReadOnlyList<MatrixServer> Servers { get; }

    /// <summary>The rows by plugin, and the newest version first.</summary>
    public IReadOnlyList<MatrixRow> Rows { get; }

    /// <summary>How many cells it has.</summary>
    public int Count => Servers.Count * Rows.Count;

    /// <summary>The states that its cells are in, the best first.</summary>
    internal IReadOnlyList<CellState> States => [.. Rows.SelectMany(row => row.Cells).Select(cell => cell.State).Distinct().Order()];

    /// <summary>A matrix of rows in any order; their cells are in the order of the servers.</summary>
    public static CompatibilityMatrix Of(IReadOnlyList<MatrixServer> servers, IEnumerable<MatrixRow> rows) => new(
        servers, [.. rows.OrderBy(row => row.Plugin, StringComparer.Ordinal).ThenByDescending(row => row.Version)]);

    /// <summary>The different findings in the order in which they are met, and the number of each.</summary>
    internal Dictionary<MatrixCell, int> Findings()
    {
        var found = new Dictionary<MatrixCell, int>();
        foreach (var cell in Rows.SelectMany(row => row.Cells))
        {
            found.TryAdd(cell, found.Count);
        }

        return found;
    }
}
