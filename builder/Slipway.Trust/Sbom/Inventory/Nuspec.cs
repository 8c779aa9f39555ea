using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>What a NuGet package says of itself.</summary>
/// <param name="Id">The package id, spelled as its publisher does.</param>
/// <param name="Version">The version as it is written there.</param>
/// <remarks>https://learn.microsoft.com/nuget/reference/nuspec</remarks>
public sealed record Nuspec(string Id, string Version)
{
    // What NuGet writes into the old field when a package uses the new one.
    private const string Deprecated = "https://aka.ms/deprecateLicenseUrl";

    /// <summary>The licence; null when none is stated.</summary>
    public Licence? Licence { get; init; }

    /// <summary>The name of the licence file in the package, when the licence is a file.</summary>
    public string? LicenceFile { get; init; }

    /// <summary>The authors, in one line.</summary>
    public string? Authors { get; init; }

    /// <summary>The copyright line.</summary>
    public string? Copyright { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>Addresses by CycloneDX's kind of reference.</summary>
    public ImmutableSortedDictionary<string, string> References { get; init; } = Component.None;

    /// <summary>Reads a .nuspec; <paramref name="subject"/> names it in problems.</summary>
    public static Checked<Nuspec> Read(Stream content, string subject)
    {
        try
        {
            using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 4 * 1024 * 1024 });
            var metadata = XDocument.Load(reader).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
            return metadata is null || Text(metadata, "id") is not { } id || Text(metadata, "version") is not { } version
                ? SbomProblems.MalformedInventory(subject, "it has no id or no version.")
                : Of(metadata, new Nuspec(id, version));
        }
        catch (XmlException error)
        {
            return SbomProblems.MalformedInventory(subject, error.Message);
        }
    }

    /// <summary>Adds what the package says to a component.</summary>
    public Component Describe(Component component, string? licenceText = null) => component with
    {
        Name = Id,
        Description = Description ?? component.Description,
        Author = Authors ?? component.Author,
        Supplier = component.Supplier ?? (Authors is { } authors ? new Organization(authors) : null),
        Copyright = Copyright ?? component.Copyright,
        Licences = Licence is { } licence
            ? [LicenceFile is { } file && licenceText is not null ? Licence.Named(file, licenceText) : licence]
            : component.Licences,
        References = References.IsEmpty ? component.References : References,
    };

    private static Nuspec Of(XElement metadata, Nuspec nuspec)
    {
        var element = Child(metadata, "license");
        var file = element?.Attribute("type")?.Value == "file" ? element.Value.Trim() : null;
        var url = Text(metadata, "licenseUrl") is { } address && address != Deprecated ? address : null;
        return nuspec with
        {
            Licence = file is not null ? Licence.Named(file)
                : element is { Value.Length: > 0 } ? Licence.Parse(element.Value)
                : url is not null ? OfUrl(url)
                : null,
            LicenceFile = file,
            Authors = Text(metadata, "authors"),
            Copyright = Text(metadata, "copyright"),
            Description = Text(metadata, "description"),
            References = ReferencesOf(metadata),
        };
    }

    // Older packages name the licence by its address only.
    private static Licence OfUrl(string url) => url.Replace("http://", "https://", StringComparison.Ordinal).TrimEnd('/') switch
    {
        "https://www.apache.org/licenses/LICENSE-2.0" or "https://www.apache.org/licenses/LICENSE-2.0.html" or "https://opensource.org/licenses/Apache-2.0" => Licence.Parse("Apache-2.0"),
        "https://opensource.org/licenses/MIT" or "https://www.opensource.org/licenses/mit-license.php" => Licence.Parse("MIT"),
        "https://opensource.org/licenses/BSD-3-Clause" => Licence.Parse("BSD-3-Clause"),
        var known when known.StartsWith("https://licenses.nuget.org/", StringComparison.Ordinal) => Licence.Parse(Uri.UnescapeDataString(known["https://licenses.nuget.org/".Length..])),
        _ => Licence.Named("see-url", url: url),
    };

    private static ImmutableSortedDictionary<string, string> ReferencesOf(XElement metadata)
    {
        var references = Component.None;
        if (Text(metadata, "projectUrl") is { } project && Uri.IsWellFormedUriString(project, UriKind.Absolute))
        {
            references = references.Add("website", project);
        }

        return Child(metadata, "repository")?.Attribute("url")?.Value is { Length: > 0 } repository && Uri.IsWellFormedUriString(repository, UriKind.Absolute)
            ? references.Add("vcs", repository)
            : references;
    }

    private static string? Text(XElement parent, string name) => Child(parent, name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(element => element.Name.LocalName == name);
}
