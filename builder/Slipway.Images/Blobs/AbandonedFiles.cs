namespace Slipway.Images.Blobs;

/// <summary>Removes drafts of processes that were killed: an exclusive FileStream holds a lock that ends with its process.</summary>
internal static class AbandonedFiles
{
    public static void Remove(string folder, string pattern)
    {
        foreach (var file in Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal))
        {
            try
            {
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    File.Delete(file);
                }
            }
            catch (IOException)
            {
                // Its process lives, or somebody else removed it.
            }
        }
    }
}
