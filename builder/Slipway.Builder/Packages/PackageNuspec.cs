using System.Xml;
using System.Xml.Linq;
using NuGet.Versioning;

namespace Slipway.Builder.Packages;

/// <summary>The package's own description of itself: it must be the package that was asked for.</summary>
internal static class PackageNuspec
{
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 20 };

    /// <summary>Whether id and version are the expected ones; adds a problem otherwise.</summary>
    public static bool Matches(PackageFile package, ICollection<string> problems)
    {
        var nuspecs = package.Paths.Where(path => !path.Contains('/', StringComparison.Ordinal) && path.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase)).ToList();
        if (nuspecs is not [var nuspec])
        {
            problems.Add(nuspecs.Count == 0 ? "it has no .nuspec" : $"it has {nuspecs.Count} .nuspec files");
            return false;
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(package.Read(nuspec)), Strict);
            var metadata = XDocument.Load(reader).Root?.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
            var id = Text(metadata, "id");
            var version = Text(metadata, "version");
            if (string.Equals(id, package.Identity.Id.ToString(), StringComparison.OrdinalIgnoreCase)
                && (version == package.Identity.Version || IsSameVersion(version, package.Identity.Version)))
            {
                return true;
            }

            problems.Add($"it says that it is {id} {version}");
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            problems.Add($"its .nuspec cannot be read: {exception.Message.TrimEnd('.')}");
        }

        return false;
    }

    // Apart, since most packages are spelled as NuGet normalises them, and then NuGet's libraries are not loaded.
    private static bool IsSameVersion(string written, string expected) =>
        NuGetVersion.TryParse(written, out var parsed) && NuGetVersion.TryParse(expected, out var wanted) && parsed.Equals(wanted);

    private static string Text(XElement? metadata, string name) =>
        metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";
}
