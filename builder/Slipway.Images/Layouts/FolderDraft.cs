using IoPath = System.IO.Path;

namespace Slipway.Images.Layouts;

/// <summary>A folder while it is written, beside the place where it will stand; it vanishes unless it is kept.</summary>
/// <remarks>
/// A killed build leaves its draft behind. Beside every draft lies a file that is locked while its process lives, so the
/// next build for the same place knows which drafts are abandoned, and removes them.
/// </remarks>
internal sealed class FolderDraft : IDisposable
{
    private const string LockSuffix = ".lock";
    private const string OldSuffix = ".old";

    private readonly string _target;
    private readonly FileStream _lock;

    public FolderDraft(string target)
    {
        _target = IoPath.TrimEndingDirectorySeparator(IoPath.GetFullPath(target));
        var parent = IoPath.GetDirectoryName(_target) ?? throw new ArgumentException("A root folder cannot be replaced.", nameof(target));
        Directory.CreateDirectory(parent);
        var prefix = $".{IoPath.GetFileName(_target)}.";
        RemoveAbandoned(parent, prefix);
        Path = IoPath.Combine(parent, $"{prefix}{IoPath.GetRandomFileName()}.partial");
        _lock = Lock(Path + LockSuffix, FileMode.CreateNew);
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
        else if (!FolderExchange.TryExchange(Path, _target))
        {
            Directory.Move(_target, Path + OldSuffix);
            Directory.Move(Path, _target);
        }
    }

    public void Dispose()
    {
        Remove(Path);
        File.Delete(Path + LockSuffix);
        _lock.Dispose();
    }

    private static void RemoveAbandoned(string parent, string prefix)
    {
        foreach (var file in Directory.GetFiles(parent, $"{prefix}*.partial{LockSuffix}").Order(StringComparer.Ordinal))
        {
            try
            {
                using var owned = Lock(file, FileMode.Open);
                Remove(file[..^LockSuffix.Length]);
                File.Delete(file);
            }
            catch (IOException)
            {
                // Its process lives, or another build removes it right now.
            }
        }
    }

    private static void Remove(string draft)
    {
        foreach (var folder in new[] { draft, draft + OldSuffix }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // On Unix an exclusive FileStream holds an advisory lock that ends with its process.
    private static FileStream Lock(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None);
}
