using Slipway.Approval.Matrix;
using Slipway.Metadata.Versions;

namespace Slipway.Cli.Verbs;

/// <summary>The server versions that a matrix is asked about.</summary>
internal static class MatrixColumns
{
    /// <summary>The columns, ascending, each once.</summary>
    public static IReadOnlyList<MatrixServer> Of(IReadOnlyList<string> written) =>
        [.. (written.Count == 0 ? [ToolVersion.Text] : written).Select(Read).DistinctBy(server => server.Version).OrderBy(server => server.Version)];

    private static MatrixServer Read(string written)
    {
        var (version, apis) = written.Split('=', 2) is [var before, var after] ? (before, after.Split(',')) : (written, [MatrixServer.UsualApi]);
        return SemanticVersion.TryParse(version, out var parsed) && apis.All(api => api.Length > 1 && api[0] == 'v' && api[1..].All(char.IsAsciiDigit))
            ? new MatrixServer(parsed, apis)
            : throw new UsageException($"--server {written} is no version", "write one, such as 1.2.0, or 2.0.0=v1,v2 with the framework APIs that it offers");
    }
}
