using System.Text;
using Slipway.Images.Blobs;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Approval.Matrix;

/// <summary>The files of a matrix: written, or compared with those that were committed.</summary>
public static class MatrixOutput
{
    /// <summary>The machine's file.</summary>
    public const string Json = "matrix.json";

    /// <summary>The file for reviews.</summary>
    public const string Markdown = "matrix.md";

    /// <summary>The files by their paths, with <c>/</c> between folder and file.</summary>
    public static IReadOnlyList<(string Path, string Content)> Files(CompatibilityMatrix matrix) =>
        [(Json, MatrixJson.Write(matrix)), (Markdown, MatrixMarkdown.Write(matrix)), .. MatrixPages.Write(matrix)];

    /// <summary>Writes them; each is whole or the old one.</summary>
    public static async Task WriteAsync(CompatibilityMatrix matrix, string folder, CancellationToken token)
    {
        foreach (var (path, content) in Files(matrix))
        {
            await WholeFile.WriteAsync(Path.Combine(folder, path), Encoding.UTF8.GetBytes(content), token);
        }
    }

    /// <summary>An error for each file of the folder that is not what would be written.</summary>
    public static IReadOnlyList<Diagnostic> Check(CompatibilityMatrix matrix, string folder, string shown) =>
    [
        .. Files(matrix).Select(file => (file.Path, Why: WhyStale(Path.Combine(folder, file.Path), file.Content))).Where(file => file.Why is not null)
            .Select(file => MatrixRules.Stale.At(null, $"{Path.Combine(shown, file.Path)} is stale: {file.Why}", $"slipway matrix --output {shown}, as before but without --check, and commit what it writes")),
    ];

    private static string? WhyStale(string path, string content)
    {
        if (!File.Exists(path))
        {
            return "it is not there";
        }

        var (old, now) = (File.ReadAllLines(path), content.Split('\n')[..^1]);
        var moved = Enumerable.Range(0, Math.Max(old.Length, now.Length)).FirstOrDefault(at => at >= old.Length || at >= now.Length || old[at] != now[at], -1);
        return moved >= 0 ? $"line {moved + 1} is another now" : File.ReadAllText(path) == content ? null : "its line ends are others";
    }
}
