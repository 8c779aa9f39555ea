using System.Diagnostics.CodeAnalysis;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>The files of an image as a container sees them, or of a folder that stands for one.</summary>
public interface IFileTree
{
    /// <summary>The paths of all files, without a leading slash, in ordinal order.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>Opens a file; false when there is none.</summary>
    bool TryOpen(string path, [NotNullWhen(true)] out Stream? content);
}
