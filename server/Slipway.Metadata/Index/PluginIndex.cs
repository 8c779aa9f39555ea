using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Index;

/// <summary>The curated index: its entries and publishers, whatever they were read from. Both are sorted ordinally.</summary>
public sealed record PluginIndex(IReadOnlyList<IndexEntry> Entries, IReadOnlyList<IndexPublisher> Publishers)
{
    /// <summary>An index without entries: every plugin is Tier 3.</summary>
    public static PluginIndex Empty { get; } = new([], []);

    /// <summary>The entry of a plugin, or null when it is unlisted.</summary>
    public IndexEntry? Find(string publisher, string name) => Entries.FirstOrDefault(entry => entry.Publisher == publisher && entry.Name == name);

    /// <summary>The publisher, or null.</summary>
    public IndexPublisher? FindPublisher(string slug) => Publishers.FirstOrDefault(publisher => publisher.Slug == slug);

    /// <summary>Reads the YAML files of an index, in any order, and checks how they fit together; other files are passed over.</summary>
    public static Reading<PluginIndex> Read(IEnumerable<IndexFile> files, ReadMode mode)
    {
        var bag = new DiagnosticBag();
        List<IndexEntry> entries = [];
        List<IndexPublisher> publishers = [];
        foreach (var file in files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            if (file.Path.StartsWith(IndexPublisher.Folder + "/", StringComparison.Ordinal))
            {
                var publisher = Collect(IndexPublisher.Read(file.Bytes.Span, file.ShownAs, mode), publishers, bag);
                RefuseMisplaced(file, publisher?.Path, publisher?.Source, bag);
            }
            else
            {
                var entry = Collect(IndexEntry.Read(file.Bytes.Span, file.ShownAs, mode), entries, bag);
                RefuseMisplaced(file, entry?.Path, entry?.Source, bag);
            }
        }

        var index = new PluginIndex(
            [.. entries.OrderBy(entry => entry.Id, StringComparer.Ordinal)],
            [.. publishers.OrderBy(publisher => publisher.Slug, StringComparer.Ordinal)]);
        IndexRelations.Check(index, bag);
        return new Reading<PluginIndex>(bag.HasErrors ? null : index, bag.Sorted());
    }

    private static T? Collect<T>(Reading<T> reading, List<T> into, DiagnosticBag bag)
        where T : class
    {
        bag.AddRange(reading.Diagnostics);
        if (reading.Value is not null)
        {
            into.Add(reading.Value);
        }

        return reading.Value;
    }

    private static void RefuseMisplaced(IndexFile file, string? path, YamlMapping? source, DiagnosticBag bag)
    {
        if (path is not null && path != file.Path)
        {
            bag.Add(IndexRules.Misplaced.At(source!.PositionAt("metadata.name"), $"this file is at {file.Path}; by what it says it belongs at {path}", $"move it to {path}"));
        }
    }
}
