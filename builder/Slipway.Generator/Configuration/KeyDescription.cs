using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>What operators read about a key: the attribute's description, else the summary of the property's documentation.</summary>
internal static class KeyDescription
{
    private static readonly SyntaxKind[] Comments =
    [
        SyntaxKind.SingleLineCommentTrivia, SyntaxKind.MultiLineCommentTrivia,
        SyntaxKind.SingleLineDocumentationCommentTrivia, SyntaxKind.MultiLineDocumentationCommentTrivia,
    ];

    public static string Of(IPropertySymbol property, AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.NamedText("Description") is { Length: > 0 } description
            ? description
            : Summary(Documentation(property, cancellationToken));

    // The compiler parses documentation only where the project writes a documentation file. The text is the same in both
    // cases, so that is what is read: what operators see must not depend on it.
    private static string Documentation(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var comments = property.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellationToken).GetLeadingTrivia())
            .Where(trivia => Comments.Contains(trivia.Kind()))
            .SelectMany(trivia => Lines(trivia.ToFullString().Trim()));
        return string.Join("\n", comments);
    }

    private static IEnumerable<string> Lines(string comment)
    {
        var isBlock = comment.StartsWith("/**", StringComparison.Ordinal) && comment.Length > 4;
        var lines = (isBlock ? comment.Substring(3, comment.Length - 5) : comment).Split('\n').Select(line => line.Trim());
        return isBlock
            ? lines.Select(line => line.TrimStart('*'))
            : lines.Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line.Substring(3));
    }

    private static string Summary(string documentation)
    {
        if (documentation.Length == 0)
        {
            return "";
        }

        try
        {
            var summary = XElement.Parse($"<root>{documentation}</root>").Descendants("summary").FirstOrDefault();
            return summary is null ? "" : OneLine(Text(summary));
        }
        catch (XmlException)
        {
            // The compiler warns of malformed documentation itself.
            return "";
        }
    }

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { IsEmpty: true } reference => Reference(reference),
                XElement nested => Text(nested),
                _ => "",
            });
        }

        return text.ToString();
    }

    // <see cref="T:Acme.Thing" /> reads as Thing, <see langword="true" /> as true, <br/> and <para/> as a space.
    private static string Reference(XElement reference)
    {
        var target = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name")
            ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("href") ?? " ";
        var isCode = reference.Attribute("cref") is not null;
        var name = isCode ? target.Split('(', '{')[0] : target;
        return isCode ? name.Substring(name.LastIndexOfAny(['.', ':']) + 1) : name;
    }

    private static string OneLine(string text) =>
        string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
