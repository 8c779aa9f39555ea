using Slipway.Metadata.Diagnostics;
using YamlDotNet.Core;

namespace Slipway.Metadata.Yaml;

/// <summary>Turns the parser's marks into positions.</summary>
internal static class YamlMarks
{
    public static SourcePosition At(this SourceText source, Mark mark, int length) =>
        new(source.File, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column), length) { Source = source };

    /// <summary>From a mark to another, or to the end of the line when the other lies on a later one.</summary>
    public static SourcePosition Between(this SourceText source, Mark start, Mark end)
    {
        var length = end.Line == start.Line ? end.Column - start.Column : source.Line((int)start.Line).TrimEnd().Length - start.Column + 1;
        return source.At(start, (int)Math.Max(1, length));
    }
}
