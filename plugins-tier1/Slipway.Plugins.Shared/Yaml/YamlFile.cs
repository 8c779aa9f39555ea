using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Plugins.Shared.Yaml;

/// <summary>
/// Reads the documents of a YAML file into values that know their place. Aliases stand for what they name; how much they may stand for
/// together, and how deep values may lie, is limited, so that a hostile file costs little.
/// </summary>
internal sealed class YamlFile
{
    private const int MostValues = 100_000;
    private const int MostDepth = 64;
    private readonly string _file;
    private readonly Parser _parser;
    private readonly Dictionary<string, YamlValue> _anchors = new(StringComparer.Ordinal);

    private YamlFile(string text, string file) => (_file, _parser) = (file, new Parser(new StringReader(text)));

    /// <summary>The documents that hold something.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="file">How problems call it.</param>
    /// <exception cref="YamlFileException">It is no YAML, or too much.</exception>
    public static IReadOnlyList<YamlValue> Read(string text, string file) => [.. new YamlFile(text, file).Documents()];

    private IEnumerable<YamlValue> Documents()
    {
        while (Next() is not StreamEnd)
        {
            if (_parser.Current is DocumentStart)
            {
                _anchors.Clear();
                Next();
                if (Node(0) is var document and not YamlText { IsNull: true })
                {
                    yield return document;
                }
            }
        }
    }

    // Begins at the first event of the node and leaves the parser at its last.
    private YamlValue Node(int depth)
    {
        var first = _parser.Current!;
        if (depth > MostDepth)
        {
            throw Problem(first.Start, $"values lie more than {MostDepth} deep within one another");
        }

        if (first is AnchorAlias alias)
        {
            return _anchors.GetValueOrDefault(alias.Value.Value) ?? throw Problem(first.Start, $"*{alias.Value.Value} names no anchor before it");
        }

        if (first is NodeEvent { Tag: { IsEmpty: false } tag } && tag.Value != "tag:yaml.org,2002:str" && tag.Value != "!")
        {
            throw Problem(first.Start, $"the tag {tag.Value} is not understood; leave it out");
        }

        YamlValue value = first switch
        {
            Scalar scalar => new YamlText(scalar.Value, scalar is { Style: ScalarStyle.Plain, Tag.IsEmpty: true }, (int)scalar.Start.Line, (int)scalar.Start.Column),
            SequenceStart => List(first.Start, depth),
            MappingStart => Map(first.Start, depth),
            _ => throw Problem(first.Start, "a value is expected here"),
        };
        if (value.Size > MostValues)
        {
            throw Problem(first.Start, $"the file holds more than {MostValues} values");
        }

        if (first is NodeEvent { Anchor: { IsEmpty: false } anchor })
        {
            _anchors[anchor.Value] = value;
        }

        return value;
    }

    private YamlList List(Mark start, int depth)
    {
        List<YamlValue> items = [];
        while (Next() is not SequenceEnd)
        {
            items.Add(Node(depth + 1));
        }

        return new YamlList(items, (int)start.Line, (int)start.Column);
    }

    private YamlMap Map(Mark start, int depth)
    {
        Dictionary<string, long> lines = new(StringComparer.Ordinal);
        List<YamlMember> members = [];
        while (Next() is not MappingEnd)
        {
            var place = _parser.Current!.Start;
            if (Node(depth + 1) is not YamlText key)
            {
                throw Problem(place, "a key is a word, not a list or a mapping");
            }

            if (!lines.TryAdd(key.Text, place.Line))
            {
                throw Problem(place, $"the key {key.Text} is there already, in line {lines[key.Text]}");
            }

            Next();
            members.Add(new YamlMember(key.Text, Node(depth + 1), (int)place.Line, (int)place.Column));
        }

        return new YamlMap(members, (int)start.Line, (int)start.Column);
    }

    private ParsingEvent Next()
    {
        try
        {
            return _parser.MoveNext() ? _parser.Current! : throw Problem(Mark.Empty, "the file ends too early");
        }
        catch (YamlException exception)
        {
            throw new YamlFileException(_file, exception.Start.Line, exception.Start.Column, exception.Message, exception);
        }
        catch (Exception exception) when (exception is not (YamlFileException or OutOfMemoryException))
        {
            // YamlDotNet loses itself in some broken texts and says so by exceptions of other kinds, which know no place.
            var place = _parser.Current?.End ?? Mark.Empty;
            throw new YamlFileException(_file, place.Line, place.Column, "what follows here is no YAML", exception);
        }
    }

    private YamlFileException Problem(Mark place, string message) => new(_file, place.Line, place.Column, message);
}
