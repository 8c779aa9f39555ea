using Slipway.Metadata.Yaml;

namespace Slipway.Builder.Manifest;

/// <summary>Looks into YAML that may not have its shape: what is not as expected is simply not there.</summary>
internal static class LooseNodes
{
    /// <summary>The mapping of a key.</summary>
    public static YamlMapping? MappingAt(this YamlNode? node, string key) => node.ValueAt(key) as YamlMapping;

    /// <summary>The mappings in the list of a key.</summary>
    public static IEnumerable<YamlMapping> MappingsAt(this YamlNode? node, string key) => node.ListAt(key).OfType<YamlMapping>();

    /// <summary>The texts in the list of a key.</summary>
    public static IEnumerable<YamlScalar> TextsAt(this YamlNode? node, string key) => node.ListAt(key).OfType<YamlScalar>();

    /// <summary>The text of a key.</summary>
    public static YamlScalar? TextAt(this YamlNode? node, string key) => node.ValueAt(key) as YamlScalar;

    private static IEnumerable<YamlNode> ListAt(this YamlNode? node, string key) => (node.ValueAt(key) as YamlSequence)?.Items ?? [];

    private static YamlNode? ValueAt(this YamlNode? node, string key) => (node as YamlMapping)?.Find(key)?.Value;
}
