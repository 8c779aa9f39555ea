using IoPath = System.IO.Path;

namespace Slipway.Images.Blobs;

/// <summary>
/// A file while it is written, beside its place; it vanishes unless it is kept. It is locked while its process lives,
/// so what a killed process left is recognised and removed by the next draft for the same place.
/// </summary>
internal sealed class FileDraft : IDisposable
{
    private readonly string _target;
    private readonly string _path;

    public FileDraft(string target)
    {
        _target = IoPath.GetFullPath(target);
        var parent = IoPath.GetDirectoryName(_target) ?? throw new ArgumentException("A root folder is no file.", nameof(target));
        var prefix = $".{IoPath.GetFileName(_target)}.";
        AbandonedFiles.Remove(parent, $"{prefix}*.partial");
        _path = IoPath.Combine(parent, $"{prefix}{IoPath.GetRandomFileName()}.partial");
        Stream = new FileStream(_path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    }

    public FileStream Stream { get; }

    /// <summary>Gives the file its name.</summary>
    public void Keep()
    {
        Stream.Dispose();
        File.Move(_path, _target, overwrite: true);
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_path);
    }
}
