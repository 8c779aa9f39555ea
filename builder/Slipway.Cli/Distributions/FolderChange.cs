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

    /// <summary>Refuses to write where something is already, unless it is files that may be replaced.</summary>
    public static void RefuseTaken(Edge edge, string folder, IEnumerable<string> paths, bool isForced)
    {
        var taken = paths.Where(path => Path.Exists(Path.Combine(folder, path))).ToList();
        if (taken.FirstOrDefault(path => Directory.Exists(Path.Combine(folder, path))) is { } other)
        {
            throw new UsageException($"{other} is a folder in {folder}", "move it away, or name another folder");
        }

        if (taken.Count > 0 && !isForced)
        {
            throw new UsageException(
                $"{string.Join(", ", taken)} {(taken.Count == 1 ? "is" : "are")} there already in {Path.GetRelativePath(edge.WorkingFolder, folder)}",
                "name another folder, or replace with --force; nothing was written");
        }
    }

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
