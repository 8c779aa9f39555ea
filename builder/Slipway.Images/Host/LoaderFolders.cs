namespace Slipway.Images.Host;

/// <summary>The folders in which the dynamic linker searches, in its order: those of ld.so.conf, then the standard ones.</summary>
internal static class LoaderFolders
{
    private const int DeepestInclude = 8;

    /// <summary>The folders of a system, for a processor.</summary>
    public static IReadOnlyList<string> Of(SystemRoot root, ushort machine)
    {
        var triplet = machine == ElfFile.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        string[] standard = [$"/lib/{triplet}", $"/usr/lib/{triplet}", "/lib64", "/usr/lib64", "/lib", "/usr/lib"];
        return [.. Configured(root, "/etc/ld.so.conf", 0).Concat(standard).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Configured(SystemRoot root, string file, int depth)
    {
        var path = root.OnMachine(file);
        if (depth > DeepestInclude || !File.Exists(path))
        {
            yield break;
        }

        foreach (var line in File.ReadLines(path).Select(line => line.Split('#')[0].Trim()))
        {
            if (line.StartsWith("include", StringComparison.Ordinal) && line.Length > 8 && char.IsWhiteSpace(line[7]))
            {
                foreach (var folder in Included(root, line[8..].Trim()).SelectMany(include => Configured(root, include, depth + 1)))
                {
                    yield return folder;
                }
            }
            else if (line.StartsWith('/'))
            {
                yield return line.TrimEnd('/');
            }
        }
    }

    private static IEnumerable<string> Included(SystemRoot root, string pattern)
    {
        var absolute = pattern.StartsWith('/') ? pattern : "/etc/" + pattern;
        var folder = absolute[..absolute.LastIndexOf('/')];
        var machineFolder = root.OnMachine(folder);
        return !Directory.Exists(machineFolder)
            ? []
            : Directory.GetFiles(machineFolder, absolute[(folder.Length + 1)..])
                .Select(file => $"{folder}/{Path.GetFileName(file)}")
                .Order(StringComparer.Ordinal);
    }
}
