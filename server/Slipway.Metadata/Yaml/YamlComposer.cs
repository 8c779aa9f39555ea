using Slipway.Metadata.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Metadata.Yaml;

/// <summary>Builds nodes from the parser's events and refuses what our formats do without.</summary>
internal sealed class YamlComposer
{
    private readonly YamlEvents _events;
    private readonly SourceText _source;
    private readonly DiagnosticBag _problems;
    private readonly YamlLimits _limits;
    private readonly RefusedProperties _refused = new();
    private int _nodes;
    private bool _stopped;

    public YamlComposer(SourceText source, DiagnosticBag problems, YamlLimits limits)
    {
        _source = source;
        _problems = problems;
        _limits = limits;
        _events = new YamlEvents(source.Text);
    }

    public YamlNode? Compose()
    {
        try
        {
            return Document();
        }
        finally
        {
            _problems.AddRange(_refused.Problems());
        }
    }

    private YamlNode? Document()
    {
        _events.TryNext();
        if (_events.TryNext() is not DocumentStart start)
        {
            Problem(YamlRules.Empty, new SourcePosition(_source.File, 1, 1), "the file holds no document", "write one, or name another file");
            return null;
        }

        if (start.Version is not null || start.Tags?.Any(tag => !tag.Prefix.StartsWith('!') && tag.Handle != "!!") == true)
        {
            Problem(YamlRules.Directive, _source.At(start.Start, 0), "lines that begin with % are refused", "delete the directive");
        }

        _events.Next();
        var root = Node(depth: 0);
        if (!_stopped)
        {
            RefuseASecondDocument();
        }

        return root;
    }

    private void RefuseASecondDocument()
    {
        _events.TryNext();
        if (_events.TryNext() is DocumentStart second)
        {
            Problem(YamlRules.SeveralDocuments, _source.At(second.Start, 3), "a second document begins here", "move it into a file of its own");
        }
    }

    // Leaves the parser at the last event of the node.
    private YamlNode? Node(int depth)
    {
        var current = _events.Current!;
        if (++_nodes > _limits.Nodes)
        {
            return Stop(YamlRules.TooMany, current, $"the file holds more than {_limits.Nodes} values", "split the file");
        }

        if (depth > _limits.Depth)
        {
            return Stop(YamlRules.TooDeep, current, $"lists and mappings lie more than {_limits.Depth} deep within one another", "flatten the document");
        }

        RefuseProperties(current);
        return current switch
        {
            _ when _stopped => null,
            Scalar scalar => ScalarNode(scalar),
            SequenceStart start => Sequence(start, depth),
            MappingStart start => Mapping(start, depth),
            _ => new YamlScalar("", YamlScalarStyle.Plain, Span(current)),
        };
    }

    private YamlScalar ScalarNode(Scalar scalar)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => YamlScalarStyle.Quoted,
            ScalarStyle.Literal or ScalarStyle.Folded => YamlScalarStyle.Block,
            _ => YamlScalarStyle.Plain,
        };
        var position = Span(scalar);
        if (YamlText.FirstRefused(scalar.Value) is { } refused)
        {
            Problem(YamlRules.RefusedCharacter, position, $"the text holds the character {YamlText.Name(scalar.Value[refused])}, which is refused", "delete the escape");
        }

        return new YamlScalar(scalar.Value, style, position);
    }

    private YamlSequence? Sequence(SequenceStart start, int depth)
    {
        List<YamlNode> items = [];
        while (_events.Next() is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlSequence(items, Span(start));
    }

    private YamlMapping? Mapping(MappingStart start, int depth)
    {
        List<YamlEntry> entries = [];
        Dictionary<string, SourcePosition> seen = new(StringComparer.Ordinal);
        while (_events.Next() is not MappingEnd)
        {
            var keyPosition = Span(_events.Current!);
            if (Node(depth + 1) is not { } key)
            {
                return null;
            }

            _events.Next();
            if (Node(depth + 1) is not { } value)
            {
                return null;
            }

            if (AcceptKey(key, keyPosition, seen) is { } name)
            {
                entries.Add(new YamlEntry(name, keyPosition, AtItsKey(value, keyPosition)));
            }
        }

        return new YamlMapping(entries, Span(start));
    }

    private string? AcceptKey(YamlNode key, SourcePosition position, Dictionary<string, SourcePosition> seen)
    {
        if (key is not YamlScalar scalar || (scalar.Style == YamlScalarStyle.Plain && scalar.Type == YamlScalarType.Null))
        {
            Problem(YamlRules.Key, position, $"{key.Kind} cannot be a key", "write a word before the colon");
            return null;
        }

        if (scalar is { Text: "<<", Style: YamlScalarStyle.Plain })
        {
            Problem(YamlRules.MergeKey, position, "merge keys are refused", "write the keys out");
            return null;
        }

        if (seen.TryAdd(scalar.Text, position))
        {
            return scalar.Text;
        }

        var first = seen[scalar.Text];
        Problem(YamlRules.DuplicateKey, position, $"the key \"{Shown(scalar.Text)}\" occurs twice; the first is at line {first.Line}, column {first.Column}", "delete one of them");
        return null;
    }

    private void RefuseProperties(ParsingEvent current)
    {
        if (current is AnchorAlias)
        {
            _refused.Add("aliases", Span(current));
        }

        if (current is NodeEvent { Anchor.IsEmpty: false })
        {
            _refused.Add("anchors", Span(current));
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            _refused.Add("tags", Span(current));
        }
    }

    // A key without a value has its nothing at the end of the line; the key is the better place to point at.
    private static YamlNode AtItsKey(YamlNode value, SourcePosition key) =>
        value is YamlScalar { Text: "", Style: YamlScalarStyle.Plain } ? new YamlScalar("", YamlScalarStyle.Plain, key) : value;

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private SourcePosition Span(ParsingEvent current) =>
        current is MappingStart or SequenceStart ? _source.At(current.Start, 1) : _source.Between(current.Start, current.End);

    private void Problem(DiagnosticRule rule, SourcePosition position, string message, string remedy)
    {
        _problems.Add(rule.At(position, message, remedy));
        _stopped |= _problems.Count >= _limits.Problems;
    }

    private YamlNode? Stop(DiagnosticRule rule, ParsingEvent current, string message, string remedy)
    {
        Problem(rule, _source.At(current.Start, 1), message, remedy);
        _stopped = true;
        return null;
    }
}
