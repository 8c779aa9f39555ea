namespace Slipway.Images.Layers;

/// <summary>One path of a layer to be: a file, a folder or a symbolic link, with its mode.</summary>
/// <remarks>Owner and time are not here: every entry of every layer has the same.</remarks>
public sealed record LayerEntry
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Runnable =
        Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private LayerEntry(string path, LayerEntryKind kind, UnixFileMode mode) => (Path, Kind, Mode) = (path, kind, mode);

    /// <summary>Where the entry lies, relative to the root, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>What the entry is.</summary>
    public LayerEntryKind Kind { get; }

    /// <summary>Permission bits: 0644 or 0755 unless said otherwise, never the building machine's umask.</summary>
    public UnixFileMode Mode { get; init; }

    /// <summary>Where a symbolic link points; empty for the others.</summary>
    public string Target { get; private init; } = "";

    /// <summary>The file on this machine whose bytes are meant, when there is one.</summary>
    public string? SourcePath { get; private init; }

    /// <summary>Opens a file's content and says how long it is; null for folders and links.</summary>
    internal Func<LayerContent>? Open { get; private init; }

    /// <summary>A file whose bytes are here.</summary>
    public static LayerEntry File(string path, ReadOnlyMemory<byte> content, bool executable = false) =>
        OfFile(path, executable) with { Open = () => LayerContent.Of(content) };

    /// <summary>A file whose bytes are those of a file on this machine, read when the layer is written.</summary>
    public static LayerEntry FileFrom(string path, string sourcePath, bool executable = false) =>
        OfFile(path, executable) with { Open = () => LayerContent.OfFile(sourcePath), SourcePath = sourcePath };

    /// <summary>A file of known length whose bytes come from a stream, opened when the layer is written.</summary>
    public static LayerEntry FileFrom(string path, long length, Func<Stream> open, bool executable = false) =>
        OfFile(path, executable) with { Open = () => new LayerContent(open(), length) };

    /// <summary>A folder. Folders on the way to other entries need not be named, unless their mode is special.</summary>
    public static LayerEntry Directory(string path) => new(path, LayerEntryKind.Directory, Runnable);

    /// <summary>A symbolic link, absolute or relative to its own folder.</summary>
    public static LayerEntry Symlink(string path, string target) =>
        new(path, LayerEntryKind.Symlink, Runnable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite) { Target = target };

    private static LayerEntry OfFile(string path, bool executable) =>
        new(path, LayerEntryKind.File, executable ? Runnable : Readable);
}
