using Slipway.Images.Layers;

namespace Slipway.Images.Reading;

/// <summary>A path in an existing layer.</summary>
/// <param name="Path">Where it lies, relative to the root, without a trailing slash.</param>
/// <param name="Kind">What it is; a hard link counts as a file.</param>
/// <param name="Size">The length of a file's content; 0 for a hard link, whose content is its target's.</param>
/// <param name="Mode">Permission bits.</param>
/// <param name="Target">Where a symbolic or hard link points; empty for the others.</param>
public sealed record LayerItem(string Path, LayerEntryKind Kind, long Size, UnixFileMode Mode, string Target)
{
    private const string Whiteout = ".wh.";
    private const string Opaque = ".wh..wh..opq";

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder that the path lies in; empty for the root.</summary>
    public string Folder => Path.LastIndexOf('/') is > 0 and var slash ? Path[..slash] : "";

    /// <summary>Whether it hides everything that lower layers have in its folder.</summary>
    public bool HidesFolder => Name == Opaque;

    /// <summary>The path of lower layers that it removes, or null.</summary>
    public string? Removes => !HidesFolder && Name.StartsWith(Whiteout, StringComparison.Ordinal)
        ? $"{(Folder.Length > 0 ? Folder + "/" : "")}{Name[Whiteout.Length..]}"
        : null;
}
