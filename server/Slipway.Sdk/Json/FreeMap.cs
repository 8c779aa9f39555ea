using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Sdk.Json;

/// <summary>
/// A free JSON object, such as <c>metadata</c> or <c>fields</c>. Values stay as they were written: a number keeps every
/// digit. Use a collection initialiser to make one: <c>new FreeMap { { "region", "eu-1" }, { "replicas", 3 } }</c>.
/// </summary>
[JsonConverter(typeof(FreeMapConverter))]
public sealed class FreeMap : IReadOnlyDictionary<string, JsonElement>
{
    private readonly Dictionary<string, JsonElement> _values;

    /// <summary>An empty map.</summary>
    public FreeMap() => _values = new(StringComparer.Ordinal);

    internal FreeMap(Dictionary<string, JsonElement> values) => _values = values;

    /// <summary>Copies the members of a JSON object; of members with one name the last counts.</summary>
    /// <exception cref="ArgumentException">The element is not an object.</exception>
    public static FreeMap From(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"A JSON object is expected, this is {value.ValueKind}.", nameof(value));
        }

        var map = new FreeMap();
        foreach (var member in value.EnumerateObject())
        {
            map._values[member.Name] = member.Value.Clone();
        }

        return map;
    }

    /// <inheritdoc />
    public int Count => _values.Count;

    /// <inheritdoc />
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc />
    public IEnumerable<JsonElement> Values => _values.Values;

    /// <inheritdoc />
    public JsonElement this[string key] => _values[key];

    /// <summary>Adds or replaces a JSON value.</summary>
    public void Add(string key, JsonElement value) => _values[key] = value.Clone();

    /// <summary>Adds or replaces a text; null becomes JSON null.</summary>
    public void Add(string key, string? value) => _values[key] = FreeValue.Of(value);

    /// <summary>Adds or replaces a whole number.</summary>
    public void Add(string key, long value) => _values[key] = FreeValue.Of(value);

    /// <summary>Adds or replaces a number.</summary>
    public void Add(string key, double value) => _values[key] = FreeValue.Of(value);

    /// <summary>Adds or replaces a truth value.</summary>
    public void Add(string key, bool value) => _values[key] = FreeValue.Of(value);

    /// <summary>Adds or replaces a list of texts.</summary>
    public void Add(string key, IEnumerable<string> values) => _values[key] = FreeValue.Of(values);

    /// <summary>Adds or replaces a nested map.</summary>
    public void Add(string key, FreeMap value) => _values[key] = FreeValue.Of(value);

    /// <summary>The text under a key, or null when there is none or it is no text.</summary>
    public string? GetText(string key) =>
        _values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <inheritdoc />
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => _values.TryGetValue(key, out value);

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in _values)
        {
            writer.WritePropertyName(key);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
