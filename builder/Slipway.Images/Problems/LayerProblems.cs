namespace Slipway.Images.Problems;

/// <summary>What can be wrong with the entries of a layer.</summary>
internal static class LayerProblems
{
    public static ImageProblem Duplicate(string path) => new(
        "SLP5001", path, "The path occurs twice in one layer; engines refuse such a layer or silently take the last.",
        "Remove or rename one of the two.");

    public static ImageProblem CaseCollision(string path, string other) => new(
        "SLP5002", path, $"The path differs from '{other}' by upper and lower case only; on some file systems they are one file.",
        "Rename one of the two.");

    public static ImageProblem Whiteout(string path) => new(
        "SLP5003", path, "A name that begins with '.wh.' means a deletion in an image layer, so this file would not arrive.",
        "Rename it.");

    public static ImageProblem BadPath(string path, string reason) => new(
        "SLP5004", path, $"This cannot be a path in a layer: {reason}.",
        "Use a relative path with forward slashes, such as app/plugin.dll.");

    public static ImageProblem BelowFile(string path, string parent) => new(
        "SLP5005", path, $"The path lies below '{parent}', which is not a folder in this layer.",
        "Rename one of the two.");
}
