namespace Slipway.Images.Blobs;

/// <summary>
/// Files that are being written, under names of their own. Each is locked while its process lives (on Unix a FileStream
/// holds an advisory lock), so what a killed process left behind can be told apart and removed. Sharing is with those who
/// rename or delete alone: a draft gets its name while it is locked, and whoever opens it by that name is not turned away.
/// </summary>
internal static class DraftFile
{
    /// <summary>Ends the name of every draft.</summary>
    public const string Suffix = ".partial";

    private const int Attempts = 5;

    // EROFS of Linux.
    private const int ReadOnlyFileSystem = 30;

    /// <summary>Makes a draft whose name begins with <paramref name="prefix"/>.</summary>
    public static FileStream Create(string folder, string prefix)
    {
        for (var attempt = 1; ; attempt++)
        {
            var path = Path.Combine(folder, prefix + Path.GetRandomFileName() + Suffix);
            try
            {
                var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0);
                if (File.Exists(path))
                {
                    return stream;
                }

                stream.Dispose();
            }
            catch (UnauthorizedAccessException)
            {
                // The draft's own name would tell nobody anything.
                throw new UnauthorizedAccessException($"Nothing can be written in {folder}: permission denied.");
            }
            catch (IOException exception) when (IsReadOnly(exception))
            {
                throw new IOException($"Nothing can be written in {folder}: the file system is read-only.", exception);
            }
            catch (IOException) when (attempt < Attempts)
            {
                // Somebody who removes abandoned drafts held this one before it was locked, and may have removed it by now.
            }
        }
    }

    /// <summary>Gives a draft its name. It is closed only then: a closed draft looks abandoned, and would be removed.</summary>
    public static void Keep(FileStream draft, string path)
    {
        File.Move(draft.Name, path, overwrite: true);
        draft.Dispose();
    }

    private static bool IsReadOnly(IOException exception) => exception.HResult == ReadOnlyFileSystem;

    /// <summary>Removes abandoned drafts with a prefix; <paramref name="andAlso"/> hears of each.</summary>
    public static void RemoveAbandoned(string folder, string prefix, Action<string>? andAlso = null)
    {
        foreach (var file in Directory.GetFiles(folder, prefix + "*" + Suffix).Order(StringComparer.Ordinal))
        {
            try
            {
                using var owned = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                andAlso?.Invoke(file);
                File.Delete(file);
            }
            catch (IOException)
            {
                // Its process lives, or somebody else removed it.
            }
        }
    }
}
