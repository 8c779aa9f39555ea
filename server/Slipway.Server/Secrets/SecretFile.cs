namespace Slipway.Server.Secrets;

/// <summary>Files that hold secrets: written whole or not at all, readable by their owner only.</summary>
internal static class SecretFile
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Replaces a file in one step. A link stays a link: its target is replaced.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var file = new FileInfo(path);
        var target = file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
        var temporary = target + ".new";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = File.Exists(target) ? File.GetUnixFileMode(target) : Private,
        };
        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, target, overwrite: true);
    }
}
