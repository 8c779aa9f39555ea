using System.Xml.Linq;

namespace Slipway.Architecture.Tests;

/// <summary>A project of the repository, as its file says it.</summary>
internal sealed record ProjectFile(string Name, string Folder, IReadOnlyList<string> References, IReadOnlyDictionary<string, string> Properties)
{
    private static readonly string[] ProductRooms = ["builder", "server", "plugins-tier1"];

    /// <summary>All projects of the product, without tests.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. ProductRooms.Where(room => Directory.Exists(Repository.PathOf(room)))
            .SelectMany(room => Directory.EnumerateFiles(Repository.PathOf(room), "*.csproj", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static ProjectFile Read(string path)
    {
        var document = XDocument.Load(path);
        return new ProjectFile(
            Path.GetFileNameWithoutExtension(path),
            Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(path)!),
            // An analyzer reference runs in the compiler and brings no code into the room.
            [.. document.Descendants("ProjectReference")
                .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
                .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))],
            document.Descendants("PropertyGroup").Elements()
                .GroupBy(property => property.Name.LocalName)
                .ToDictionary(group => group.Key, group => group.Last().Value));
    }
}
