using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Pages;

/// <summary>The lines of the smallest file that a format accepts, in YAML: every key that is required, with an example of its value.</summary>
internal static class SmallestDocument
{
    private const string Indent = "  ";

    public static IEnumerable<string> Of(ObjectShape shape) =>
        shape.Fields.Where(field => field.IsRequired(ReadMode.Strict)).SelectMany(field => Of(field.Key, field.Example, field.Shape));

    private static IEnumerable<string> Of(string key, string? example, Shape shape) => (example, shape) switch
    {
        ({ } written, _) => [$"{key}: {written}"],
        (null, ObjectShape mapping) when Of(mapping).Any() => Of(mapping).Select(line => Indent + line).Prepend($"{key}:"),
        (null, ListShape { Fewest: > 0, Item: ObjectShape item }) => Of(item).Select((line, index) => (index == 0 ? "  - " : Indent + Indent) + line).Prepend($"{key}:"),
        _ => [$"{key}: {Value(shape)}"],
    };

    private static string Value(Shape shape) => shape switch
    {
        TextShape text => text.JsonExample ?? $"\"{text.Noun}\"",
        ListShape { Fewest: > 0 } list => $"[{Value(list.Item)}]",
        ListShape => "[]",
        WholeNumberShape number => $"{number.Smallest ?? 1}",
        BooleanShape => "false",
        _ => "{}",
    };
}
