namespace Slipway.Cli.Distributions;

/// <summary>Files that come into a folder together. Until they are kept all of it can be taken back, and what was replaced lies aside.</summary>
internal sealed class FolderChange(string folder) : IDisposable
{
    private const string Draft = ".slipway-draft";
    private const string Aside = ".slipway-before";

    private readonly Stack<string> _madeFolders = [];
    private readonly List<string> _drafts = [];
    private readonly List<string> _replaced = [];
    private readonly List<string> _added = [];
    private bool _isKept;

    /// <summary>Which of the paths are there already.</summary>
    public static IReadOnlyList<string> Taken(string folder, IEnumerable<string> paths) => [.. paths.Where(path => Path.Exists(Path.Combine(folder, path)))];

    /// <summary>Puts files in, each whole; what cannot be written stops it before anything is in its place.</summary>
    public async Task AddAsync(IReadOnlyList<NewFile> files, CancellationToken token)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            MakeFolder(Path.GetDirectoryName(path)!);
            _drafts.Add(path + Draft);
            await File.WriteAllBytesAsync(path + Draft, file.Content, token);
        }

        foreach (var path in files.Select(file => Path.Combine(folder, file.Path)))
        {
            token.ThrowIfCancellationRequested();
            if (File.Exists(path))
            {
                File.Move(path, path + Aside, overwrite: true);
                _replaced.Add(path);
            }

            File.Move(path + Draft, path);
            _added.Add(path);
        }
    }

    /// <summary>Makes it final.</summary>
    public void Keep()
    {
        _isKept = true;
        _replaced.ForEach(path => File.Delete(path + Aside));
    }

    /// <summary>Leaves the folder as it was, unless the change was kept.</summary>
    public void Dispose()
    {
        if (_isKept)
        {
            return;
        }

        foreach (var path in _drafts.Concat(_added).Where(File.Exists))
        {
            File.Delete(path);
        }

        _replaced.ForEach(path => File.Move(path + Aside, path, overwrite: true));
        foreach (var made in _madeFolders)
        {
            Directory.Delete(made);
        }
    }

    private void MakeFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        MakeFolder(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(path);
        _madeFolders.Push(path);
    }
}
