using Slipway.Metadata.Index;

namespace Slipway.Builder.Curation;

/// <summary>A plugin index as it lies on a disk: entries, publishers, and the evidence that is kept beside them.</summary>
/// <param name="Path">The folder, absolute.</param>
/// <param name="ShownAs">The folder as messages name it.</param>
public sealed record IndexFolder(string Path, string ShownAs)
{
    private const long LargestEvidence = 64L << 20;

    /// <summary>Files that are not written yet, by their path in the index; they stand for those on the disk.</summary>
    public IReadOnlyDictionary<string, byte[]> Drafts { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>An index that lies in no folder: what is beside its files is not had.</summary>
    public static IndexFolder Of(IEnumerable<IndexFile> files) => new("", "") { Drafts = files.ToDictionary(file => file.Path, file => file.Bytes.ToArray(), StringComparer.Ordinal) };

    /// <summary>Its YAML files, sorted by path.</summary>
    public IReadOnlyList<IndexFile> Files() =>
    [
        .. Directory.GetFiles(Path, "*.yaml", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'))
            .Concat(Drafts.Keys.Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new IndexFile(name, Drafts.GetValueOrDefault(name) ?? File.ReadAllBytes(System.IO.Path.Combine(Path, name))) { ShownAs = System.IO.Path.Combine(ShownAs, name) }),
    ];

    /// <summary>The bytes of a piece of evidence, or why they are not had.</summary>
    public (byte[]? Content, string? Problem) Evidence(string location)
    {
        if (location.Contains("://", StringComparison.Ordinal) || location.StartsWith("oci:", StringComparison.Ordinal))
        {
            return (null, $"it lies at {location}, and only evidence beside the index is read");
        }

        if (Drafts.TryGetValue(location, out var draft))
        {
            return (draft, null);
        }

        if (Path.Length == 0)
        {
            return (null, $"{location} is not there");
        }

        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, location));
        // A link in an index must not make a checker read, and name, files of the machine.
        if (!path.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal) || new FileInfo(path).LinkTarget is not null)
        {
            return (null, $"{location} leads out of the index");
        }

        return !File.Exists(path) ? (null, $"{location} is not there")
            : new FileInfo(path).Length > LargestEvidence ? (null, $"{location} is larger than 64 MiB")
            : (File.ReadAllBytes(path), null);
    }
}
