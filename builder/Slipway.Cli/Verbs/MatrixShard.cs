using System.Globalization;
using Slipway.Approval.Matrix;

namespace Slipway.Cli.Verbs;

/// <summary>A part of a matrix: every so-manyth row, so that parts are of one size.</summary>
internal sealed record MatrixShard(int Number, int Parts)
{
    /// <summary>Reads <c>I/N</c>; the whole when nothing is written.</summary>
    public static MatrixShard Of(string? written) => written is null ? new MatrixShard(1, 1)
        : written.Split('/') is [var number, var all] && Parse(number) is { } one && Parse(all) is { } count && one <= count ? new MatrixShard(one, count)
        : throw new UsageException($"--shard {written} is no part", "write I/N, such as 2/4: the second of four parts");

    /// <summary>The rows of this part.</summary>
    public CompatibilityMatrix Take(CompatibilityMatrix matrix) =>
        CompatibilityMatrix.Of(matrix.Servers, matrix.Rows.Where((_, at) => at % Parts == Number - 1));

    private static int? Parse(string written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
