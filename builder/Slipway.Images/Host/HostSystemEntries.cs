using System.Text;
using Slipway.Images.Layers;

namespace Slipway.Images.Host;

/// <summary>The entries of the base's system layer.</summary>
internal static class HostSystemEntries
{
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;

    /// <summary>Accounts, name resolution, a place for temporary files, and the launcher's name on the path.</summary>
    public static IEnumerable<LayerEntry> Fixed(int userId) =>
    [
        Text("etc/passwd", $"root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:{userId}:{userId}:nonroot:/home/nonroot:/sbin/nologin\n"),
        Text("etc/group", $"root:x:0:\nnonroot:x:{userId}:\n"),
        // Without it glibc asks DNS before /etc/hosts.
        Text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
        LayerEntry.Directory("home/nonroot"),
        LayerEntry.Directory("root") with { Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute },
        LayerEntry.Directory("tmp") with { Mode = Everybody | UnixFileMode.StickyBit },
        LayerEntry.Symlink("usr/bin/dotnet", $"/{HostPaths.Dotnet}/dotnet"),
    ];

    /// <summary>
    /// Each library once. All lie in the folder that holds libc: a folder of the linker's own list, so the image needs
    /// no ld.so.cache even for what ld.so.conf or a run path had found elsewhere.
    /// </summary>
    public static IEnumerable<LayerEntry> Libraries(IReadOnlyCollection<FoundLibrary> libraries, string? interpreter, SystemRoot root)
    {
        var libc = libraries.FirstOrDefault(library => library.Name.StartsWith("libc.so.", StringComparison.Ordinal));
        var folder = (libc is null ? "/usr/lib" : libc.RealPath[..libc.RealPath.LastIndexOf('/')]).TrimStart('/');
        var links = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var library in libraries)
        {
            var file = library.RealPath[(library.RealPath.LastIndexOf('/') + 1)..];
            files.TryAdd($"{folder}/{file}", library.RealPath);
            if (file != library.Name)
            {
                links.TryAdd($"{folder}/{library.Name}", file);
            }
        }

        if (interpreter is not null && root.RealPath(interpreter) is { } loader)
        {
            var file = $"{folder}/{loader[(loader.LastIndexOf('/') + 1)..]}";
            files.TryAdd(file, loader);
            if (file != interpreter.TrimStart('/'))
            {
                links.TryAdd(interpreter.TrimStart('/'), "/" + file);
            }
        }

        return files.Select(file => LayerEntry.FileFrom(file.Key, root.OnMachine(file.Value), executable: true))
            .Concat(links.Where(link => !files.ContainsKey(link.Key)).Select(link => LayerEntry.Symlink(link.Key, link.Value)));
    }

    private static LayerEntry Text(string path, string text) => LayerEntry.File(path, Encoding.UTF8.GetBytes(text));
}
