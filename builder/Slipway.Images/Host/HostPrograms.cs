using Slipway.Images.Layers;
using Slipway.Images.Problems;

namespace Slipway.Images.Host;

/// <summary>Programs of the building machine that lie above the base <c>host</c>, with the libraries that they need beyond it.</summary>
public static class HostPrograms
{
    private static readonly string[] Folders = ["/usr/bin", "/bin"];

    /// <summary>The programs in <c>usr/bin</c>, with <c>bin</c> as another name of it; or all that are missing.</summary>
    public static Checked<IReadOnlyList<LayerEntry>> Find(HostPlan plan, IEnumerable<string> names, string systemRoot = "/")
    {
        var root = new SystemRoot(systemRoot);
        var machine = plan.Platform == Platform.LinuxArm64 ? ElfFile.Arm64 : ElfFile.X64;
        var search = new LibrarySearch(root, LoaderFolders.Of(root, machine), machine);
        var problems = new List<ImageProblem>();
        var programs = new List<LayerEntry>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (Folders.Select(folder => root.RealPath($"{folder}/{name}")).OfType<string>().FirstOrDefault() is not { } real)
            {
                problems.Add(HostProblems.NoProgram(name));
                continue;
            }

            using var file = File.OpenRead(root.OnMachine(real));
            if (ElfFile.Read(file) is { } elf)
            {
                search.AddNeededBy(name, elf, new HashSet<string>());
            }

            programs.Add(LayerEntry.FileFrom($"usr/bin/{name}", root.OnMachine(real), executable: true));
        }

        problems.AddRange(search.Missing.Select(missing => HostProblems.NoLibrary(missing.Key, missing.Value)));
        var below = plan.System.Entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        return problems.Count > 0
            ? Checked<IReadOnlyList<LayerEntry>>.From(problems)
            : Checked<IReadOnlyList<LayerEntry>>.Of(
            [
                .. programs,
                .. HostSystemEntries.Libraries(search.Found, null, root).Where(library => !below.Contains(library.Path)),
                LayerEntry.Symlink("bin", "usr/bin"),
            ]);
    }
}
