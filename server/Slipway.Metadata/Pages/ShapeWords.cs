using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Pages;

/// <summary>What a value must be, in words, in Markdown.</summary>
internal static class ShapeWords
{
    /// <summary>What follows the path of a list in the path of its items.</summary>
    public const string Item = "[]";

    /// <summary>What follows the path of a mapping with free keys in the path of its values.</summary>
    public const string Value = ".*";

    /// <summary>The words; a mapping with keys of its own is a link to the section of its path.</summary>
    public static string Of(Shape shape, string path) => shape switch
    {
        ObjectShape => $"[a mapping](#{Anchor(path)})",
        ListShape list => $"a list; each item is {Of(list.Item, path + Item)}{Limits(list)}",
        MapShape map => $"a mapping; each key is {Of(map.Key, path)}, each value is {Of(map.Value, path + Value)}",
        UnionShape union => string.Join(", or ", union.Alternatives.Select(alternative => Of(alternative, path))),
        TextShape text => Of(text),
        WholeNumberShape number => "a whole number" + Bounds(number),
        BooleanShape => "`true` or `false`",
        _ => "anything",
    };

    /// <summary>The words for the value of a key, which may have an example of its own.</summary>
    public static string Of(Field field, string path) =>
        Of(field is { Shape: TextShape text, Example: { } example } ? text with { Example = example.Trim('"') } : field.Shape, path);

    private static string Of(TextShape text)
    {
        if (text.Vocabulary.Count > 0)
        {
            return OneOf(text.Vocabulary);
        }

        var example = text.Example is null ? "" : $", such as {MarkdownTable.Code(text.Example)}";
        var length = text.Shortest > 1 ? $", {text.Shortest} to {text.Longest} characters" : $", at most {text.Longest} characters";
        return text.Form is null ? text.Noun + length + example
            : text.Form.StartsWith(text.Noun, StringComparison.Ordinal) ? MarkdownTable.Prose(text.Form) + example
            : $"{text.Noun}: {MarkdownTable.Prose(text.Form)}{example}";
    }

    /// <summary>A rule over several keys, as a sentence.</summary>
    public static string Of(KeyRule rule) => rule switch
    {
        ExactlyOneOf alternatives => $"Exactly one of {OneOf(alternatives.Keys)} is there.",
        RequiredWhen demand => $"Where {MarkdownTable.Code(demand.Key)} is {OneOf(demand.Values)}, {string.Join(" and ", demand.Then.Select(key => MarkdownTable.Code(key)))} must be there.",
        _ => throw new NotSupportedException($"{rule.GetType().Name} has no words yet."),
    };

    private static string OneOf(IReadOnlyList<string> words) => words.Count == 1
        ? MarkdownTable.Code(words[0])
        : $"{string.Join(", ", words.SkipLast(1).Select(word => MarkdownTable.Code(word)))} or {MarkdownTable.Code(words[^1])}";

    private static string Limits(ListShape list) =>
        (list.Fewest > 0 ? $"; at least {list.Fewest}" : "")
        + (list.Unique ? "; none twice" : "")
        + (list.UniqueBy.Count > 0 ? $"; no two agree in {string.Join(" and ", list.UniqueBy.Select(key => MarkdownTable.Code(key)))}" : "");

    private static string Bounds(WholeNumberShape number) => (number.Smallest, number.Largest) switch
    {
        (null, null) => "",
        ({ } smallest, null) => $", at least {smallest}",
        (null, { } largest) => $", at most {largest}",
        var (smallest, largest) => $", {smallest} to {largest}",
    };

    // As the hosts of repositories make them of a heading.
    private static string Anchor(string path) => string.Concat(path.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_'));
}
