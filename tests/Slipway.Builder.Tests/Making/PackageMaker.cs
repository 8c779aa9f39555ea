using System.IO.Compression;
using System.Text;

namespace Slipway.Builder.Tests.Making;

/// <summary>A package to be: files, dependencies, and whatever a test wants to be wrong with it.</summary>
internal sealed class PackageMaker(string id, string version)
{
    private readonly List<(string Path, byte[] Content, int Attributes)> _entries = [];
    private readonly List<(string Id, string Range)> _dependencies = [];

    /// <summary>The id that the .nuspec states; the file is named by the real one.</summary>
    public string? StatedId { get; init; }

    private string _licence = "";

    /// <summary>An SPDX expression.</summary>
    public PackageMaker Licensed(string expression)
    {
        _licence = $"<license type=\"expression\">{expression}</license>";
        return this;
    }

    public PackageMaker File(string path, byte[] content, int attributes = 0)
    {
        _entries.Add((path, content, attributes));
        return this;
    }

    public PackageMaker File(string path, string text) => File(path, Encoding.UTF8.GetBytes(text));

    public PackageMaker DependsOn(string dependency, string range)
    {
        _dependencies.Add((dependency, range));
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content, attributes) in _entries.Prepend(($"{id}.nuspec", Encoding.UTF8.GetBytes(Nuspec()), 0)))
            {
                var entry = archive.CreateEntry(path);
                entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
                entry.ExternalAttributes = attributes;
                using var target = entry.Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Writes the package into a folder that serves as feed, and returns the file.</summary>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{id}.{version}.nupkg");
        System.IO.File.WriteAllBytes(path, Bytes());
        return path;
    }

    private string Nuspec() => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata>
            <id>{StatedId ?? id}</id>
            <version>{version}</version>
            <authors>tests</authors>
            <description>Made by a test.</description>{_licence}
            <dependencies>
              <group targetFramework="net10.0">
                {string.Concat(_dependencies.Select(dependency => $"""<dependency id="{dependency.Id}" version="{dependency.Range}" />"""))}
              </group>
            </dependencies>
          </metadata>
        </package>
        """;
}
