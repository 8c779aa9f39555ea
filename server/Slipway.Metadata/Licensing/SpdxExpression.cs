using System.Diagnostics.CodeAnalysis;

namespace Slipway.Metadata.Licensing;

/// <summary>A licence expression by the SPDX grammar (SPDX 2.3, annex D). Its form is checked, not whether each id is on SPDX's list.</summary>
public sealed record SpdxExpression
{
    internal SpdxExpression(string text, IReadOnlyList<string> licenses) => (Text, Licenses) = (text, licenses);

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>The licence ids that it names, without <c>+</c> and exceptions, sorted.</summary>
    public IReadOnlyList<string> Licenses { get; }

    /// <summary>Reads an expression, or says why the text is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SpdxExpression? expression, [NotNullWhen(false)] out string? reason)
    {
        var parser = new SpdxParser(text);
        reason = parser.Parse();
        expression = reason is null ? new SpdxExpression(text, parser.Licenses) : null;
        return expression is not null;
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
