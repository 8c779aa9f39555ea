namespace Slipway.Trust.Sbom.Licences;

/// <summary>A licence as a component declares it.</summary>
public sealed record Licence
{
    private Licence(LicenceKind kind, string name) => (Kind, Name) = (kind, name);

    /// <summary>How it is named.</summary>
    public LicenceKind Kind { get; }

    /// <summary>The id, expression or name.</summary>
    public string Name { get; }

    /// <summary>The licence's text, when the component brings its own.</summary>
    public string? Text { get; private init; }

    /// <summary>Where the text is found.</summary>
    public string? Url { get; private init; }

    /// <summary>Reads an SPDX id or expression; what is neither is kept as a name, so nothing that was declared is lost.</summary>
    public static Licence Parse(string text)
    {
        var trimmed = text.Trim();
        return SpdxIds.Find(trimmed) is { } id ? new Licence(LicenceKind.Id, id)
            : SpdxExpression.Normalize(trimmed) is { } expression ? new Licence(LicenceKind.Expression, expression)
            : Named(trimmed);
    }

    /// <summary>A licence of the publisher's own.</summary>
    public static Licence Named(string name, string? text = null, string? url = null) =>
        new(LicenceKind.Name, name.Length > 0 ? name : "unnamed") { Text = text, Url = url };

    /// <summary>
    /// Whether the licence can be kept to with ids that are allowed: within an expression all of an AND are needed, and one of an OR is enough.
    /// An exception (WITH) only gives more rights.
    /// </summary>
    public bool IsSatisfied(Func<string, bool> allows) => Kind is LicenceKind.Expression ? SpdxExpression.IsSatisfied(Name, allows) : allows(Name);
}
