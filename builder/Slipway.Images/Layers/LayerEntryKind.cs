namespace Slipway.Images.Layers;

/// <summary>What a path of a layer is.</summary>
public enum LayerEntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Symlink,
}
