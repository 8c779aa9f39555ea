using System.Xml;
using System.Xml.Linq;
using Slipway.Builder.Resolution;
using Slipway.Trust.Versions;

namespace Slipway.Builder.Evidence.Advisories;

/// <summary>Which versions of another package a package takes, by its own .nuspec.</summary>
internal static class DependencyRanges
{
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 20 };

    public static IEnumerable<(string Written, NuGetRange Range)> Of(ResolvedPackage package, PackageId needed, ResolvedServer server)
    {
        using var file = server.Open(package);
        var path = file.Paths.First(path => !path.Contains('/', StringComparison.Ordinal) && path.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase));
        using var reader = XmlReader.Create(new MemoryStream(file.Read(path)), Strict);
        var written = XDocument.Load(reader).Descendants()
            .Where(element => element.Name.LocalName == "dependency" && string.Equals((string?)element.Attribute("id"), needed.ToString(), StringComparison.OrdinalIgnoreCase))
            .Select(element => (string?)element.Attribute("version")).OfType<string>().Distinct(StringComparer.Ordinal);
        return [.. written.Select(text => NuGetRange.TryParse(text, out var range) ? (text, range) : ((string, NuGetRange)?)null).OfType<(string, NuGetRange)>()];
    }
}
