using System.Globalization;
using System.Numerics;

namespace Slipway.Metadata.Yaml;

/// <content>
/// Typed access for binding a mapping that its shape has accepted. A value that is not what the shape promised is a bug, hence an exception.
/// </content>
public sealed partial class YamlMapping
{
    /// <summary>The text of a required key.</summary>
    public string Text(string key) => TextOrNull(key) ?? throw Missing(key);

    /// <summary>The text of a key, or null when it is absent.</summary>
    public string? TextOrNull(string key) => Find(key) is { } entry ? TextOf(entry.Value) : null;

    /// <summary>The texts of a list, a key that is absent being an empty one.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(TextOf)];

    /// <summary>The mapping of a required key.</summary>
    public YamlMapping Mapping(string key) => MappingOrNull(key) ?? throw Missing(key);

    /// <summary>The mapping of a key, or null when it is absent.</summary>
    public YamlMapping? MappingOrNull(string key) => Find(key) is { } entry ? MappingOf(entry.Value) : null;

    /// <summary>The mappings of a list, a key that is absent being an empty one.</summary>
    public IReadOnlyList<YamlMapping> Mappings(string key) => [.. Items(key).Select(MappingOf)];

    /// <summary>The values of a list, a key that is absent being an empty one.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Find(key)?.Value switch
    {
        null => [],
        YamlSequence list => list.Items,
        var other => throw Unexpected(other, "a list"),
    };

    /// <summary>The boolean of a key, or a default when it is absent.</summary>
    public bool Flag(string key, bool absent = false) => Find(key)?.Value switch
    {
        null => absent,
        YamlScalar { Type: YamlScalarType.Boolean } scalar => scalar.Text is "true" or "True" or "TRUE",
        var other => throw Unexpected(other, "a boolean"),
    };

    /// <summary>The whole number of a key, or null when it is absent.</summary>
    public BigInteger? IntegerOrNull(string key) => Find(key)?.Value switch
    {
        null => null,
        YamlScalar scalar when YamlNumber.TryInteger(scalar, out var number) => number,
        var other => throw Unexpected(other, "a whole number"),
    };

    /// <summary>The day of a key, or null when it is absent.</summary>
    public DateOnly? DateOrNull(string key) =>
        TextOrNull(key) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string TextOf(YamlNode node) =>
        node is YamlScalar { Type: YamlScalarType.Text } scalar ? scalar.Text : throw Unexpected(node, "text");

    private static YamlMapping MappingOf(YamlNode node) => node as YamlMapping ?? throw Unexpected(node, "a mapping");

    private InvalidOperationException Missing(string key) =>
        new($"{Position}: \"{key}\" is read as required, but the shape that accepted the mapping does not require it.");

    private static InvalidOperationException Unexpected(YamlNode node, string expected) =>
        new($"{node.Position}: {node.Kind} is read as {expected}; the shape that accepted it says otherwise.");
}
