using System.Xml;
using System.Xml.Linq;
using NuGet.Configuration;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Resolution;

/// <summary>Where the files of nuget.config name their feeds: NuGet itself does not tell.</summary>
internal sealed class ConfiguredPlaces
{
    private readonly Dictionary<string, SourcePosition> _places = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the files that settings were made of, the closest first; of a key named twice the closest counts, as for NuGet.</summary>
    public ConfiguredPlaces(ISettings settings)
    {
        foreach (var path in settings.GetConfigFilePaths().Where(File.Exists))
        {
            foreach (var (key, line, column) in Keys(path))
            {
                _places.TryAdd(key, new SourcePosition(path, line, column));
            }
        }
    }

    /// <summary>
    /// The place of a feed's key, without the line's text: an address may hold a password. Null when it is not found.
    /// </summary>
    public SourcePosition? Of(string key) => _places.GetValueOrDefault(key);

    // NuGet has read the files by now, so they are sound; one that changed since only costs the places.
    private static IEnumerable<(string Key, int Line, int Column)> Keys(string path)
    {
        try
        {
            var root = XDocument.Load(path, LoadOptions.SetLineInfo).Root;
            return
            [
                .. (root?.Elements("packageSources").Elements("add") ?? [])
                    .Select(add => add.Attribute("key")).OfType<XAttribute>()
                    .Select(key => (key.Value, ((IXmlLineInfo)key).LineNumber, ((IXmlLineInfo)key).LinePosition)),
            ];
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
