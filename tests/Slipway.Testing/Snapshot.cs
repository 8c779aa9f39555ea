using System.Runtime.CompilerServices;
using Xunit;

namespace Slipway.Testing;

/// <summary>
/// Compares generated text with an approved file beside the test: <c>Snapshots/TestClass.Test[.name].txt</c>.
/// <c>UPDATE_SNAPSHOTS=1</c> writes the file instead; in CI a missing file is a failure.
/// </summary>
public static class Snapshot
{
    /// <summary>Fails unless <paramref name="actual"/> equals the approved text.</summary>
    public static void Match(
        string actual, string? name = null, string extension = "txt",
        [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var path = ApprovedPath(testFile, test, name, extension);
        var text = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"No approved text at {path}. Run the test once with UPDATE_SNAPSHOTS=1 and read what it wrote.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    // The compiler writes /_/ for the repository's root (PathMap), so that builds do not depend on the folder.
    private static string ApprovedPath(string testFile, string test, string? name, string extension)
    {
        var file = testFile.StartsWith("/_/", StringComparison.Ordinal) ? Repository.PathOf(testFile[3..]) : testFile;
        var suffix = name is null ? "" : "." + name;
        return Path.Combine(
            Path.GetDirectoryName(file)!, "Snapshots", $"{Path.GetFileNameWithoutExtension(file)}.{test}{suffix}.{extension}");
    }
}
