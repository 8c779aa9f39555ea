using Slipway.Metadata.Diagnostics;
using YamlDotNet.Core;

namespace Slipway.Metadata.Yaml;

/// <summary>Says what a parser's exception means for the person who wrote the file.</summary>
internal static class YamlSyntax
{
    public static Diagnostic Explain(YamlException exception, SourceText source)
    {
        var position = source.At(exception.Start, length: 0);
        if (exception.Message.Contains("invalid tab", StringComparison.Ordinal))
        {
            return YamlRules.Syntax.At(FirstTab(source, position), "this is not YAML: a tab indents the line", "indent with spaces");
        }

        return YamlRules.Syntax.At(
            position, $"this is not YAML: {Reason(exception.Message)}", Remedy(source.Line(position.Line), position.Column, exception.Message));
    }

    // The parser names where the mapping begins, not the line with the tab.
    private static SourcePosition FirstTab(SourceText source, SourcePosition start)
    {
        for (var number = start.Line; number <= start.Line + 1000; number++)
        {
            var line = source.Line(number);
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && string.IsNullOrWhiteSpace(line[..tab]))
            {
                return new SourcePosition(source.File, number, tab + 1, 1) { Source = source };
            }
        }

        return start;
    }

    private static string Reason(string message)
    {
        // Parsers say "(Line: 1, Col: 2, Idx: 3): While parsing ..., did not find expected ...".
        var text = message.StartsWith('(') && message.IndexOf("): ", StringComparison.Ordinal) is > 0 and var end ? message[(end + 3)..] : message;
        text = text.Trim().TrimEnd('.');
        return text.Length == 0 ? "the parser gave up here" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string Remedy(string line, int column, string message)
    {
        var here = line.AsSpan(Math.Clamp(column - 1, 0, line.Length)).TrimStart();
        return here is ['@' or '`' or '%', ..] || message.Contains("found invalid mapping", StringComparison.Ordinal)
            ? "put the value in quotes, or check the indentation of the line"
            : "check indentation, colons, quotes and brackets on this line and the one before";
    }
}
