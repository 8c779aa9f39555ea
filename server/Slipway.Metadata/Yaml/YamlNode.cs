using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Yaml;

/// <summary>A value of a YAML document with its place: a scalar, a sequence or a mapping. Immutable.</summary>
public abstract class YamlNode
{
    private protected YamlNode(SourcePosition position) => Position = position;

    /// <summary>Where the value begins.</summary>
    public SourcePosition Position { get; }

    /// <summary>What the value is, in words: <c>a list</c>, <c>a number</c>.</summary>
    public abstract string Kind { get; }
}
