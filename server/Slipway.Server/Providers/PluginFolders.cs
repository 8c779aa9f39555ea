using Slipway.Server.Settings;

namespace Slipway.Server.Providers;

/// <summary>
/// The folders from which callers may have plugins started. Whoever may configure providers must not be able to run any
/// program of the host.
/// </summary>
internal sealed class PluginFolders(PluginSettings settings)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _folders = [.. (settings.Folders ?? [PluginSettings.DefaultFolder]).Select(Canonical)];

    /// <summary>Lets the folder of a plugin in that the operator named; not when the operator has listed the folders.</summary>
    public void AddFolderOf(string program)
    {
        if (settings.Folders is null && PluginPath.Find(program, settings.SearchPath) is { } path)
        {
            lock (_gate)
            {
                _folders.Add(Canonical(Path.GetDirectoryName(path)!));
            }
        }
    }

    /// <summary>Why a caller may not have this program started, or null when it may.</summary>
    public string? Refuse(string program)
    {
        if (PluginPath.Find(program, settings.SearchPath) is not { } path || !File.Exists(path))
        {
            return "the plugin is not there";
        }

        lock (_gate)
        {
            return _folders.Contains(Path.GetDirectoryName(Canonical(path))!)
                ? null
                : "the plugin is in none of the allowed folders (OPSORCH_PLUGIN_DIRS)";
        }
    }

    // Links are followed in every part of the path, so that none leads out of an allowed folder.
    private static string Canonical(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var here = Path.Combine(Canonical(parent), Path.GetFileName(full));
        try
        {
            FileSystemInfo item = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
            return item.LinkTarget is { } target ? Canonical(Path.Combine(Path.GetDirectoryName(here)!, target)) : here;
        }
        catch (IOException)
        {
            return here;
        }
    }
}
