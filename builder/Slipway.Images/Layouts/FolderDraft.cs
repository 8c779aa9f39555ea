using Slipway.Images.Blobs;
using IoPath = System.IO.Path;

namespace Slipway.Images.Layouts;

/// <summary>A folder while it is written, beside the place where it will stand; it vanishes unless it is kept.</summary>
/// <remarks>A locked draft file lies beside it while its process lives, so an abandoned folder is recognised and removed.</remarks>
public sealed class FolderDraft : IDisposable
{
    private readonly string _target;
    private readonly FileStream _lock;

    /// <summary>Begins a folder beside its place.</summary>
    public FolderDraft(string target)
    {
        _target = IoPath.TrimEndingDirectorySeparator(IoPath.GetFullPath(target));
        var parent = IoPath.GetDirectoryName(_target) ?? throw new ArgumentException("A root folder cannot be replaced.", nameof(target));
        var prefix = $".{IoPath.GetFileName(_target)}.";
        Directory.CreateDirectory(parent);
        DraftFile.RemoveAbandoned(parent, prefix, file => Remove(FolderOf(file)));
        _lock = DraftFile.Create(parent, prefix);
        Path = FolderOf(_lock.Name);
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where to write.</summary>
    public string Path { get; }

    /// <summary>Puts the folder in its place; what was there before is removed.</summary>
    public void Keep()
    {
        if (!Directory.Exists(_target))
        {
            Directory.Move(Path, _target);
        }
        else if (!SystemCalls.TryExchange(Path, _target))
        {
            Directory.Move(_target, OldOf(Path));
            Directory.Move(Path, _target);
        }
    }

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        Remove(Path);
        File.Delete(_lock.Name);
        _lock.Dispose();
    }

    private static string FolderOf(string lockFile) => lockFile[..^DraftFile.Suffix.Length] + ".folder";

    private static string OldOf(string folder) => folder + ".old";

    private static void Remove(string folder)
    {
        foreach (var part in new[] { folder, OldOf(folder) }.Where(Directory.Exists))
        {
            Directory.Delete(part, recursive: true);
        }
    }
}
