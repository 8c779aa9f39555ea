using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;

namespace Slipway.Sdk.Tasks.Checks;

/// <summary>Reads a file of the project whole, in bounded memory.</summary>
internal static class InputFile
{
    /// <summary>The bytes, cut off one after the limit so that the reader sees it is too long; null when a problem was added.</summary>
    public static byte[]? Read(string path, int limit, DiagnosticBag problems)
    {
        try
        {
            if (ReadBounded(path, limit) is { } bytes)
            {
                return bytes;
            }

            problems.Add(PackRules.Unreadable.At(
                new SourcePosition(path, 1, 1), $"{Path.GetFileName(path)} leads to something that is not a regular file, or is empty", "put a regular file in its place"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(PackRules.Unreadable.At(
                new SourcePosition(path, 1, 1), $"{Path.GetFileName(path)} cannot be read: {exception.Message}", "make it a regular file that you may read"));
        }

        return null;
    }

    /// <summary>The bytes up to one after the limit; null when a link leads to nothing of any length.</summary>
    public static byte[]? ReadBounded(string path, int limit)
    {
        // Devices and pipes have no length. They are never opened: that could wait for ever.
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true);
        if (new FileInfo(target?.FullName ?? path).Length == 0)
        {
            return target is null ? [] : null;
        }

        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, limit) + 1];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
