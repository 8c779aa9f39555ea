using System.Globalization;
using System.Text;

namespace Slipway.Approval.Matrix;

/// <summary>A matrix as pages for people: one, or past a size that a browser likes, one a plugin and one that leads to them.</summary>
public static class MatrixPages
{
    /// <summary>The page to begin with.</summary>
    public const string First = "matrix.html";

    /// <summary>How many cells one page may hold.</summary>
    public const int MostCells = 20_000;

    private const string Folder = "matrix";

    /// <summary>The pages by their paths, with <c>/</c> between folder and file.</summary>
    public static IReadOnlyList<(string Path, string Content)> Write(CompatibilityMatrix matrix)
    {
        if (matrix.Count <= MostCells)
        {
            return [(First, MatrixPage.Write(matrix, "Compatibility matrix"))];
        }

        var plugins = matrix.Rows.GroupBy(row => row.Plugin, StringComparer.Ordinal)
            .Select(group => (Path: PathOf(group.Key), Matrix: CompatibilityMatrix.Of(matrix.Servers, group))).ToList();
        var pages = plugins.AsParallel().AsOrdered()
            .Select(plugin => (plugin.Path, MatrixPage.Write(plugin.Matrix, $"Compatibility of {plugin.Matrix.Rows[0].Plugin}", $"../{First}"))).ToList();
        return [(First, MatrixOverview.Write(matrix, plugins)), .. pages];
    }

    // Names are of lower-case letters, digits and single dashes, so no two plugins share a file; what is not is spelled out.
    private static string PathOf(string plugin)
    {
        var name = new StringBuilder();
        foreach (var character in plugin)
        {
            name.Append(char.IsAsciiLetterOrDigit(character) || character is '-' or '.' ? character.ToString()
                : character == '/' ? "--" : string.Create(CultureInfo.InvariantCulture, $"_{(int)character:x4}"));
        }

        return $"{Folder}/{name}.html";
    }
}
