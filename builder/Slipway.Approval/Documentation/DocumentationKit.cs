using System.Text.Json;
using Slipway.Builder.Packages;
using Slipway.Metadata.Plugins;

namespace Slipway.Approval.Documentation;

/// <summary>What a plugin's package has to read: pages, the files that they can lead to, and the keys that operators may set.</summary>
public sealed record DocumentationKit
{
    /// <summary>The page that a reader meets first.</summary>
    public const string Readme = "README.md";

    /// <summary>The page about configuration.</summary>
    public const string Configuration = "docs/configuration.md";

    /// <summary>The page about the upstream's fields, and what of queries is honoured.</summary>
    public const string Mapping = "docs/mapping.md";

    /// <summary>The page about tests.</summary>
    public const string Testing = "docs/testing.md";

    /// <summary>The page about releases.</summary>
    public const string Publishing = "docs/publishing.md";

    private const long LargestPage = 1 << 20;

    /// <summary>The package as messages name it.</summary>
    public required string ShownAs { get; init; }

    /// <summary>What the plugin says of itself.</summary>
    public required PluginManifest Plugin { get; init; }

    /// <summary>The paths of all files of the package.</summary>
    public required IReadOnlySet<string> Files { get; init; }

    /// <summary>Its pages by path.</summary>
    public required IReadOnlyDictionary<string, DocumentPage> Pages { get; init; }

    /// <summary>The keys of its configurations, each with the schema that has it.</summary>
    public required IReadOnlyList<(string Schema, string Key)> Keys { get; init; }

    /// <summary>The page at a path, or null.</summary>
    public DocumentPage? Page(string path) => Pages.GetValueOrDefault(path);

    /// <summary>Reads the kit of a package.</summary>
    public static DocumentationKit Read(PackageFile package, PluginManifest plugin, string shown) => new()
    {
        ShownAs = shown,
        Plugin = plugin,
        Files = package.Paths.ToHashSet(StringComparer.Ordinal),
        Pages = package.Paths.Where(path => IsPage(path) && package.SizeOf(path) <= LargestPage)
            .ToDictionary(path => path, path => DocumentPage.Read(path, shown, package.Read(path)), StringComparer.Ordinal),
        Keys =
        [
            .. plugin.Providers.Select(provider => provider.Configuration).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(package.Has).SelectMany(schema => KeysOf(package.Read(schema)).Select(key => (schema, key))),
        ],
    };

    private static bool IsPage(string path) => path == Readme || (path.StartsWith("docs/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal));

    private static List<string> KeysOf(byte[] schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("properties", out var keys) && keys.ValueKind == JsonValueKind.Object
                ? [.. keys.EnumerateObject().Select(key => key.Name)]
                : [];
        }
        catch (JsonException)
        {
            // Whether it is a schema is judged where it is used; here it only names keys.
            return [];
        }
    }
}
