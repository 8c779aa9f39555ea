using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Builder.Locking;

/// <summary>Reads a node of a lock; whatever is not as it should be is a <see cref="FormatException"/> that names the place.</summary>
internal readonly record struct LockReader(JsonNode? Node, string Place)
{
    public string Text(string name) => TextOrNull(name) ?? throw Wrong(name, "is missing");

    public string? TextOrNull(string name) => Member(name) is { Node: not null } member ? member.AsText() : null;

    public int Number(string name) => Member(name).Node is JsonValue value && value.TryGetValue<int>(out var number) ? number : throw Wrong(name, "is not a whole number");

    public LockReader Object(string name) => Member(name) is { Node: JsonObject } member ? member : throw Wrong(name, "is not an object");

    public T Word<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name);
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
            {
                return value;
            }
        }

        throw Wrong(name, $"is \"{text}\", which is none of the known words");
    }

    public IEnumerable<(string Name, LockReader Value)> Members(string name)
    {
        var place = Below(name);
        return Member(name).Node switch
        {
            null => [],
            JsonObject map => map.Select(member => (member.Key, new LockReader(member.Value, $"{place}.{member.Key}"))),
            _ => throw Wrong(name, "is not an object"),
        };
    }

    public IEnumerable<LockReader> List(string name)
    {
        var place = Below(name);
        return Member(name).Node switch
        {
            null => [],
            JsonArray list => list.Select((item, index) => new LockReader(item, $"{place}[{index}]")),
            _ => throw Wrong(name, "is not a list"),
        };
    }

    public string AsText() => Node is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new FormatException($"{Place} is not text");

    private LockReader Member(string name) =>
        Node is JsonObject map ? new LockReader(map[name], Below(name)) : throw new FormatException($"{(Place.Length == 0 ? "the lock" : Place)} is not an object");

    private string Below(string name) => Place.Length == 0 ? name : $"{Place}.{name}";

    private FormatException Wrong(string name, string what) => new($"{Below(name)} {what}");
}
