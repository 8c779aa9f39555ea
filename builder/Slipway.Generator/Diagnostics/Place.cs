using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Slipway.Generator.Diagnostics;

/// <summary>Where a problem is, as plain values: a location would keep its syntax tree, and with it a compilation, alive.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Place Of(Location location) => new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    public static Place Of(SyntaxNode node) => Of(node.GetLocation());

    /// <summary>The first place in source of a symbol; <paramref name="otherwise"/> when it comes from a reference.</summary>
    public static Place Of(ISymbol symbol, Place otherwise) =>
        symbol.Locations.FirstOrDefault(location => location.IsInSource) is { } location ? Of(location) : otherwise;

    /// <summary>A place in a file that is not compiled; line and column count from 1.</summary>
    public static Place At(string path, int line, int column)
    {
        var position = new LinePosition(line - 1, column - 1);
        return new(path, default, new LinePositionSpan(position, position));
    }

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
