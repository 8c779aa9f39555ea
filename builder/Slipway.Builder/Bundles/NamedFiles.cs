using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Bundles;

/// <summary>
/// Files that a manifest and what it names refer to by relative paths. In a bundle they lie below the lowest folder that holds them all, so each is
/// where the other expects it.
/// </summary>
internal sealed class NamedFiles(DiagnosticBag problems)
{
    private readonly List<(string Role, string Place, string File)> _files = [];
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>Adds a file by its place on this machine.</summary>
    public void Add(string role, string file) => AddAt(role, file, file);

    /// <summary>Adds a file to be laid at another place than the one that it has here.</summary>
    public void AddAt(string role, string place, string file)
    {
        _folders.Add(Path.GetDirectoryName(place)!);
        _files.Add((role, place, file));
    }

    /// <summary>The absolute path of what is written in a file of some folder; null after a path of this machine was complained of.</summary>
    public string? Resolve(string folder, Located<string> written)
    {
        if (!Path.IsPathRooted(written.Value) && !written.Value.StartsWith("file://", StringComparison.OrdinalIgnoreCase))
        {
            return Path.GetFullPath(Path.Combine(folder, written.Value));
        }

        problems.Add(BundleRules.NotPortable.At(written.Position, $"\"{written.Value}\" is a path of this machine and means nothing in another place", "write it relative to the file that names it"));
        return null;
    }

    /// <summary>Adds what a folder holds; a link in it is complained of, for what it points to would be left behind.</summary>
    public void AddFolder(string role, string folder, SourcePosition position)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry.LinkTarget is not null)
            {
                problems.Add(BundleRules.NotPortable.At(position, $"{entry.FullName} is a link", "put there what it points to"));
            }
            else if (entry is DirectoryInfo)
            {
                AddFolder(role, entry.FullName, position);
            }
            else
            {
                Add(role, entry.FullName);
            }
        }
    }

    /// <summary>The files as they are laid out in a bundle; one that several name is there once.</summary>
    public IReadOnlyList<SourceFile> LaidOut()
    {
        var root = _folders.Aggregate(Common);
        return [.. _files.Select(one => new SourceFile($"{BundleNames.SourceFolder}/{Path.GetRelativePath(root, one.Place)}", one.Role, one.File)).DistinctBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static string Common(string one, string other)
    {
        var shared = one.Split('/').Zip(other.Split('/')).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First);
        return string.Join('/', shared) is { Length: > 0 } path ? path : "/";
    }
}
