using System.CommandLine;
using Slipway.Images.Blobs;

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
            if (run.Parsed.GetValue(option) is { } file && File.Exists(run.Edge.PathOf(file)) && !SpecialFile.Is(run.Edge.PathOf(file)))
            {
                File.Delete(run.Edge.PathOf(file));
            }
        }
    }

    /// <summary>Writes it. What a link leads to is replaced, not the link; a device or a pipe is written into.</summary>
    public static async Task WriteAsync(string path, string written, ReadOnlyMemory<byte> content, CancellationToken token)
    {
        try
        {
            if (SpecialFile.Is(path))
            {
                await using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                await stream.WriteAsync(content, token);
                return;
            }

            var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
            using var draft = new FileDraft(target);
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(draft.Stream.SafeFileHandle, File.GetUnixFileMode(target));
            }

            await draft.Stream.WriteAsync(content, token);
            draft.Keep();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{written} cannot be written: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
