using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Tests.Shapes;

/// <summary>Every document that differs from a valid one in one place: a value replaced, a key removed, added or doubled into a list.</summary>
internal static class Mutations
{
    private static readonly (string Text, YamlScalarStyle Style)[] Scalars =
    [
        ("", YamlScalarStyle.Quoted), ("", YamlScalarStyle.Plain), ("A_b!", YamlScalarStyle.Quoted), ("x\n", YamlScalarStyle.Quoted), ("\u00e9", YamlScalarStyle.Quoted),
        ("9.9.9", YamlScalarStyle.Quoted), ("x", YamlScalarStyle.Quoted), ("2027-01-31", YamlScalarStyle.Plain), ("true", YamlScalarStyle.Plain), ("7", YamlScalarStyle.Plain),
        ("2.0", YamlScalarStyle.Plain), ("1.5", YamlScalarStyle.Plain), ("-3", YamlScalarStyle.Plain), (new string('a', 5000), YamlScalarStyle.Quoted),
        (new string('\u00e9', 200), YamlScalarStyle.Quoted), (string.Concat(Enumerable.Repeat("\U0001F600", 200)), YamlScalarStyle.Quoted),
        ("v1", YamlScalarStyle.Plain), ("a/b", YamlScalarStyle.Plain), ("https://a.example/?q#f", YamlScalarStyle.Quoted), (" ", YamlScalarStyle.Quoted),
    ];

    public static IEnumerable<YamlNode> Of(YamlNode node)
    {
        foreach (var (text, style) in Scalars)
        {
            yield return new YamlScalar(text, style, node.Position);
        }

        yield return new YamlSequence([], node.Position);
        yield return new YamlMapping([], node.Position);
        yield return new YamlSequence([node], node.Position);
        foreach (var within in node switch { YamlMapping mapping => OfMapping(mapping), YamlSequence list => OfList(list), _ => [] })
        {
            yield return within;
        }
    }

    private static IEnumerable<YamlNode> OfMapping(YamlMapping mapping)
    {
        foreach (var key in (string[])["unknown", "x-note", "X-note"])
        {
            yield return new YamlMapping([.. mapping.Entries, new YamlEntry(key, mapping.Position, new YamlScalar("v", YamlScalarStyle.Plain, mapping.Position))], mapping.Position);
        }

        foreach (var entry in mapping.Entries)
        {
            yield return new YamlMapping([.. mapping.Entries.Where(other => other != entry)], mapping.Position);
            foreach (var value in Of(entry.Value))
            {
                yield return new YamlMapping([.. mapping.Entries.Select(other => other == entry ? entry with { Value = value } : other)], mapping.Position);
            }
        }
    }

    private static IEnumerable<YamlNode> OfList(YamlSequence list)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            yield return new YamlSequence([.. list.Items.Where((_, at) => at != i)], list.Position);
            foreach (var value in Of(list.Items[i]))
            {
                yield return new YamlSequence([.. list.Items.Select((item, at) => at == i ? value : item)], list.Position);
            }
        }
    }
}
