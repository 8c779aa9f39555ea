using System.Xml;
using System.Xml.Linq;

namespace Slipway.Cli.Running;

/// <summary>The folders that a project is built from: its own and those of the projects that it references, and theirs.</summary>
internal static class ProjectReferences
{
    /// <summary>The folders, the given one first; none lies below another.</summary>
    public static IReadOnlyList<string> Folders(string folder)
    {
        var all = Projects(folder).Select(project => Path.GetDirectoryName(project)!).Prepend(folder).Distinct(StringComparer.Ordinal).ToList();
        return [.. all.Where(one => !all.Exists(other => one.StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal)))];
    }

    /// <summary>The folders below the given one that are of other projects, such as that of its tests.</summary>
    public static IReadOnlyList<string> Others(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories).Except(Projects(folder)).Select(project => Path.GetDirectoryName(project)!).Distinct(StringComparer.Ordinal),
    ];

    // References whose path only MSBuild could tell are passed over.
    private static HashSet<string> Projects(string folder)
    {
        var found = new HashSet<string>(Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csproj") : [], StringComparer.Ordinal);
        var waiting = new Queue<string>(found);
        while (waiting.TryDequeue(out var project))
        {
            foreach (var next in References(project).Where(found.Add))
            {
                waiting.Enqueue(next);
            }
        }

        return found;
    }

    private static IEnumerable<string> References(string project)
    {
        try
        {
            return
            [
                .. XDocument.Load(project).Descendants().Where(element => element.Name.LocalName == "ProjectReference")
                    .Select(element => (string?)element.Attribute("Include"))
                    .OfType<string>().Where(path => !path.Contains("$(", StringComparison.Ordinal))
                    .Select(path => Path.GetFullPath(path.Replace('\\', '/'), Path.GetDirectoryName(project)!))
                    .Where(File.Exists),
            ];
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            // Half written, perhaps; dotnet pack says what is wrong with it.
            return [];
        }
    }
}
