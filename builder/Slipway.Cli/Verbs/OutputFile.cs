using System.CommandLine;

namespace Slipway.Cli.Verbs;

/// <summary>A file that a verb was told to write: the old one stays until the new one is whole.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Removes the verdicts of an earlier run before this one judges. If it ended first, they would pass for its own: a job uploads what it
    /// finds.
    /// </summary>
    public static void Withdraw(VerbRun run, params ReadOnlySpan<Option<string?>> verdicts)
    {
        foreach (var option in verdicts)
        {
            if (run.Parsed.GetValue(option) is { } file && File.Exists(run.Edge.PathOf(file)))
            {
                File.Delete(run.Edge.PathOf(file));
            }
        }
    }

    public static async Task WriteAsync(string path, string written, ReadOnlyMemory<byte> content, CancellationToken token)
    {
        var draft = path + ".tmp";
        try
        {
            await File.WriteAllBytesAsync(draft, content.ToArray(), token);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{written} cannot be written: {exception.Message.Replace(draft, path, StringComparison.Ordinal)}", exception);
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }
}
