using System.Collections.Immutable;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>
/// Reads the .NET programs and shared frameworks of an image. A package counts only when a file of it is there: a <c>.deps.json</c> also
/// lists what was left out.
/// </summary>
internal static class DotnetInventory
{
    private const string Suffix = ".deps.json";

    public static ImageInventory Read(IFileTree tree)
    {
        var parts = tree.Paths.Where(path => path.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(path => ReadProgram(tree, path)).ToArray();
        return new ImageInventory(
            [.. Merge(parts.SelectMany(part => part.Components))],
            [.. parts.SelectMany(part => part.Dependencies)],
            [.. parts.SelectMany(part => part.Problems)]);
    }

    private static ImageInventory ReadProgram(IFileTree tree, string path)
    {
        tree.TryOpen(path, out var content);
        using var buffer = new MemoryStream();
        using (content)
        {
            content?.CopyTo(buffer);
        }

        var libraries = DepsJson.Read(buffer.ToArray(), path);
        if (!libraries.Ok)
        {
            return new ImageInventory([], [], [.. libraries.Problems]);
        }

        var folder = path[..(path.LastIndexOf('/') + 1)];
        var placed = libraries.Value.Select(library => (Library: library, Files: FilesOf(tree, folder, library))).ToArray();
        var kept = placed.Where(one => one.Files.Length > 0 || one.Library.Kind == "project" || Reaches(one.Library, placed)).ToArray();
        var components = kept.Select(one => ToComponent(one.Library, one.Files, path)).ToImmutableArray();
        var refs = kept.Zip(components)
            .DistinctBy(pair => pair.First.Library.Name)
            .ToDictionary(pair => pair.First.Library.Name, pair => pair.Second.Ref, StringComparer.OrdinalIgnoreCase);
        return new ImageInventory(
            components,
            [.. kept.Zip(components)
                .Select(pair =>
                new ComponentDependency(pair.Second.Ref,
                [.. pair.First.Library.Needs.Select(need => refs.GetValueOrDefault(need)).OfType<string>().Distinct()]))],
            []);
    }

    // A package without files of its own that leads to one with files is a link of the graph.
    private static bool Reaches(DepsLibrary library, (DepsLibrary Library, ImmutableArray<ComponentFile> Files)[] placed)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<DepsLibrary>([library]);
        while (open.TryPop(out var next))
        {
            foreach (var (needed, files) in placed.Where(one => next.Needs.Contains(one.Library.Name, StringComparer.OrdinalIgnoreCase)
                && seen.Add(one.Library.Name)))
            {
                if (files.Length > 0)
                {
                    return true;
                }

                open.Push(needed);
            }
        }

        return false;
    }

    private static Component ToComponent(DepsLibrary library, ImmutableArray<ComponentFile> files, string path)
    {
        if (library.Kind == "project")
        {
            return new Component
            {
                Ref = $"app:{path[..^Suffix.Length]}",
                Type = ComponentType.Application,
                Name = library.Name,
                Version = library.Version,
                Purl = new PackageUrl("generic", null, library.Name, library.Version),
                Files = files,
                Hashes = files.IsEmpty ? [] : [ComponentHash.OfFiles(files)],
            };
        }

        var type = library.Kind == "runtimepack"
            || library.Name.Contains(".App.Runtime.", StringComparison.Ordinal) ? ComponentType.Framework : ComponentType.Library;
        return Component.Of(type, PackageUrl.NuGet(library.PackageId, library.Version)) with
        {
            Files = files,
            Hashes = files.IsEmpty ? [] : [ComponentHash.OfFiles(files)],
            Cpe = type is ComponentType.Framework ? $"cpe:2.3:a:microsoft:.net:{library.Version}:*:*:*:*:*:*:*" : null,
            Properties = library.ContentHash is { } hash ? Component.None.Add("slipway:nuget:contentHash", hash) : Component.None,
        };
    }

    private static ImmutableArray<ComponentFile> FilesOf(IFileTree tree, string folder, DepsLibrary library)
    {
        var names = library.Kind == "project" ? library.Files.Add($"{library.Name}.dll").Distinct().ToImmutableArray() : library.Files;
        return [.. names.Select(name => (Path: folder + name, Digest: tree.DigestOf(folder + name)))
            .Where(file => file.Digest is not null).Select(file => new ComponentFile(file.Path, file.Digest))];
    }

    // Several programs of one image may hold the same package: one component, all its files.
    private static IEnumerable<Component> Merge(IEnumerable<Component> components) => components
        .GroupBy(component => component.Ref, StringComparer.Ordinal)
        .Select(group => group.Count() == 1
            ? group.First()
            : group.First() with { Files = [.. group.SelectMany(component => component.Files).Distinct()] })
        .Select(component => component.Hashes.IsEmpty
            || component.Files.IsEmpty ? component : component with { Hashes = [ComponentHash.OfFiles(component.Files)] });
}
