using System.Reflection;
using System.Text;

namespace Slipway.Builder.Resolution;

/// <summary>
/// What resolution must know of .NET's shared frameworks: the packages that they replace, the files that they contain, and which
/// platform is compatible with which. It comes from the reference packs of an SDK, or, where none takes part, from Slipway itself.
/// </summary>
public sealed class FrameworkFacts
{
    private const string EmbeddedPrefix = "frameworks/";

    private readonly Lazy<IReadOnlyDictionary<string, string>> _packagesToPrune;
    private readonly Lazy<IReadOnlyDictionary<string, FrameworkFile>> _files;
    private readonly Lazy<string> _runtimeGraph;

    /// <summary>Facts from the texts that tell them, each read when it is first needed.</summary>
    /// <param name="version">The version of the packs that they are from.</param>
    /// <param name="overrides">The lines of the packs' PackageOverrides.txt.</param>
    /// <param name="manifests">The lines of the packs' PlatformManifest.txt.</param>
    /// <param name="runtimeGraph">The text of PortableRuntimeIdentifierGraph.json.</param>
    internal FrameworkFacts(string version, Func<IEnumerable<string>> overrides, Func<IEnumerable<string>> manifests, Func<string> runtimeGraph)
    {
        Version = version;
        _packagesToPrune = new(() => ReadOverrides(overrides(), version));
        _files = new(() => ReadManifests(manifests()));
        _runtimeGraph = new(runtimeGraph);
    }

    /// <summary>The facts of the SDK that Slipway was made with: they are the same wherever it runs.</summary>
    public static FrameworkFacts Embedded { get; } = new(
        typeof(FrameworkFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "ReferencePacks").Value!,
        () => EmbeddedLines("PackageOverrides.txt"),
        () => EmbeddedLines("PlatformManifest.txt"),
        () => EmbeddedText(EmbeddedPrefix + "PortableRuntimeIdentifierGraph.json"));

    /// <summary>The version of the packs, such as 10.0.12: it decides about bytes, so it stands in the lock.</summary>
    public string Version { get; }

    /// <summary>For a package that a shared framework replaces, up to which version.</summary>
    public IReadOnlyDictionary<string, string> PackagesToPrune => _packagesToPrune.Value;

    /// <summary>The files of the shared frameworks by name.</summary>
    public IReadOnlyDictionary<string, FrameworkFile> Files => _files.Value;

    /// <summary>The graph in which .NET keeps which runtime identifier is compatible with which, as JSON.</summary>
    public string RuntimeGraph => _runtimeGraph.Value;

    private static IEnumerable<string> EmbeddedLines(string name) => typeof(FrameworkFacts).Assembly.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(EmbeddedPrefix, StringComparison.Ordinal) && resource.EndsWith("/" + name, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .SelectMany(resource => EmbeddedText(resource).ReplaceLineEndings("\n").Split('\n'));

    private static string EmbeddedText(string resource)
    {
        using var reader = new StreamReader(typeof(FrameworkFacts).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // A package of the framework's own band is replaced in every patch, as the SDK decides it too.
    private static Dictionary<string, string> ReadOverrides(IEnumerable<string> lines, string version)
    {
        var band = version[..(version.LastIndexOf('.') + 1)];
        var overrides = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            if (line.Split('|') is [var id, var replaced])
            {
                overrides[id.Trim()] = replaced.StartsWith(band, StringComparison.Ordinal) ? band + "32767" : replaced.Trim();
            }
        }

        return overrides;
    }

    private static Dictionary<string, FrameworkFile> ReadManifests(IEnumerable<string> lines)
    {
        var files = new Dictionary<string, FrameworkFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            if (line.Split('|') is [var name, _, var assembly, var file])
            {
                files[name] = new FrameworkFile(name, ParseVersion(assembly), ParseVersion(file));
            }
        }

        return files;
    }

    private static Version? ParseVersion(string text) => System.Version.TryParse(text, out var version) ? version : null;
}
