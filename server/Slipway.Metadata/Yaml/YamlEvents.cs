using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Metadata.Yaml;

/// <summary>The parser's events, one at a time. Whatever it throws for a text arrives as a <see cref="YamlException"/> with a place.</summary>
internal sealed class YamlEvents
{
    private readonly Scanner _scanner;
    private readonly Parser _parser;

    public YamlEvents(string text)
    {
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
    }

    public ParsingEvent? Current => _parser.Current;

    /// <summary>Moves on and returns the event; a text that ends within a node is an error.</summary>
    public ParsingEvent Next() => TryNext() ?? throw new YamlException(_scanner.CurrentPosition, _scanner.CurrentPosition, "The document ends too early");

    /// <summary>Moves on and returns the event, or null at the end.</summary>
    public ParsingEvent? TryNext()
    {
        try
        {
            return _parser.MoveNext() ? _parser.Current : null;
        }
        catch (Exception exception) when (exception is not (YamlException or OutOfMemoryException))
        {
            // The scanner of YamlDotNet 16.3 loses itself in some broken texts ("{x: 1\nb: 2", "... - a") and says so by other exceptions.
            throw new YamlException(_scanner.CurrentPosition, _scanner.CurrentPosition, "This cannot follow what comes before it", exception);
        }
    }
}
