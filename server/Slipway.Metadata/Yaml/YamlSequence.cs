using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Yaml;

/// <summary>A list of values.</summary>
public sealed class YamlSequence(IReadOnlyList<YamlNode> items, SourcePosition position) : YamlNode(position)
{
    /// <summary>The values in the order of the file.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <inheritdoc />
    public override string Kind => "a list";
}
