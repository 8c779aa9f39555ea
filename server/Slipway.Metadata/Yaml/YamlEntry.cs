using Slipway.Metadata.Diagnostics;

namespace Slipway.Metadata.Yaml;

/// <summary>A key of a mapping with its place, and the value.</summary>
public sealed record YamlEntry(string Key, SourcePosition KeyPosition, YamlNode Value);
