using IoPath = System.IO.Path;

namespace Slipway.Images.Blobs;

/// <summary>A file while it is written, beside its place; it vanishes unless it is kept.</summary>
public sealed class FileDraft : IDisposable
{
    private readonly string _target;

    /// <summary>Begins a file beside its place.</summary>
    public FileDraft(string target)
    {
        _target = IoPath.GetFullPath(target);
        var parent = IoPath.GetDirectoryName(_target) ?? throw new ArgumentException("A root folder is no file.", nameof(target));
        var prefix = $".{IoPath.GetFileName(_target)}.";
        Directory.CreateDirectory(parent);
        DraftFile.RemoveAbandoned(parent, prefix);
        Stream = DraftFile.Create(parent, prefix);
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <summary>Gives the file its name.</summary>
    public void Keep() => DraftFile.Keep(Stream, _target);

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(Stream.Name);
    }
}
