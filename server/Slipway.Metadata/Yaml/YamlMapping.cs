using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Yaml;

/// <summary>Keys and values, in the order of the file; no key occurs twice.</summary>
public sealed partial class YamlMapping : YamlNode
{
    private readonly Dictionary<string, YamlEntry> _byKey;

    /// <summary>A mapping at a place; of two equal keys the first counts.</summary>
    public YamlMapping(IReadOnlyList<YamlEntry> entries, SourcePosition position)
        : base(position)
    {
        Entries = entries;
        _byKey = new Dictionary<string, YamlEntry>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            _byKey.TryAdd(entry.Key, entry);
        }
    }

    /// <summary>The entries in the order of the file.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <inheritdoc />
    public override string Kind => "a mapping";

    /// <summary>The entry of a key, or null.</summary>
    public YamlEntry? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The value at a path such as <c>spec.providers[0].name</c>, or null.</summary>
    public YamlNode? NodeAt(string path) => Walk(path) is (var node, _, true) ? node : null;

    /// <summary>
    /// The place of the value at a path such as <c>spec.providers[0].name</c>; where the path ends early, the place of the last key that is
    /// there, so that a diagnostic about something missing still points near.
    /// </summary>
    public SourcePosition PositionAt(string path) => Walk(path).Position;

    private (YamlNode Node, SourcePosition Position, bool Arrived) Walk(string path)
    {
        YamlNode node = this;
        var position = Position;
        foreach (var step in path.Split('.', '['))
        {
            switch (node)
            {
                case YamlMapping mapping when mapping.Find(step) is { } entry:
                    node = entry.Value;
                    position = node is YamlScalar ? node.Position : entry.KeyPosition;
                    break;
                case YamlSequence list when int.TryParse(step.AsSpan().TrimEnd(']'), out var index) && index >= 0 && index < list.Items.Count:
                    node = list.Items[index];
                    position = node.Position;
                    break;
                default:
                    return (node, position, false);
            }
        }

        return (node, position, true);
    }
}
