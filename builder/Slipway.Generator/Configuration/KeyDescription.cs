using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Slipway.Generator.Symbols;

namespace Slipway.Generator.Configuration;

/// <summary>What operators read about a key: the attribute's description, else the summary of the property's documentation.</summary>
internal static class KeyDescription
{
    public static string Of(IPropertySymbol property, AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.NamedText("Description") is { Length: > 0 } description
            ? description
            : Summary(property.GetDocumentationCommentXml(cancellationToken: cancellationToken) ?? "");

    // Without documentation files the compiler parses no documentation, and the text is empty.
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
        var name = isCode ? target.Split('(')[0] : target;
        return isCode ? name.Substring(name.LastIndexOfAny(['.', ':']) + 1) : name;
    }

    private static string OneLine(string text) =>
        string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
