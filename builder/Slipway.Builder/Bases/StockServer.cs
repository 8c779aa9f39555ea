using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NuGet.Versioning;
using Slipway.Builder.Packing;
using Slipway.Builder.Resolution;
using Slipway.Images.Composition;
using Slipway.Images.Reading;

namespace Slipway.Builder.Bases;

/// <summary>Reads the server of an image that Slipway built: its packages, by the image's own deps.json. Nothing is executed.</summary>
internal static class StockServer
{
    private const string Application = LayerPlan.Folder + "/";
    private const string DependencyFile = ".deps.json";

    private static readonly string[] Kinds = ["runtime", "native", "resources"];

    /// <summary>Slipway.Server and its closure; empty when the image's layers do not show where the server begins. Throws for what cannot be read.</summary>
    public static async Task<IReadOnlyList<StockPackage>> ReadAsync(Image image, CancellationToken token)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var layer in image.Layers.Skip(StockBase.Below(image).Layers.Count))
        {
            foreach (var (path, content) in await LayerReader.ReadFilesAsync(layer, item => item.Path.StartsWith(Application, StringComparison.Ordinal), token))
            {
                files[path[Application.Length..]] = content;
            }
        }

        var described = files.Keys.Where(path => path.EndsWith(DependencyFile, StringComparison.Ordinal)).ToList();
        return described.Count == 1 && JsonNode.Parse(files[described[0]]) is JsonObject root ? Closure(root, files) : [];
    }

    private static List<StockPackage> Closure(JsonObject root, Dictionary<string, byte[]> files)
    {
        var target = (string?)root["runtimeTarget"]?["name"] ?? throw new FormatException("The image's deps.json names no target.");
        var libraries = (root["targets"]?[target] as JsonObject ?? []).ToDictionary(library => library.Key, library => library.Value as JsonObject ?? [], StringComparer.OrdinalIgnoreCase);
        var waiting = new Stack<string>(libraries.Keys.Where(key => key.StartsWith(FreshResolution.ServerPackage + "/", StringComparison.OrdinalIgnoreCase)));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<StockPackage> packages = [];
        while (waiting.TryPop(out var key))
        {
            if (!seen.Add(key))
            {
                continue;
            }

            var package = Read(key, libraries.GetValueOrDefault(key) ?? throw new FormatException($"The image does not describe {key}."), files);
            packages.Add(package);
            foreach (var need in package.Dependencies)
            {
                waiting.Push($"{need.Id}/{need.Version}");
            }
        }

        return packages;
    }

    // Names come from an image: they become names of files only after they were read as what they should be.
    private static StockPackage Read(string key, JsonObject library, Dictionary<string, byte[]> files)
    {
        var content = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (kind, path, locale) in Assets(library))
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            var bytes = files.GetValueOrDefault(locale is null ? name : $"{locale}/{name}") ?? throw new FormatException($"The image lacks {path} of {key}.");
            content[path] = bytes;
            if (kind == "runtime" && path.StartsWith("runtimes/", StringComparison.Ordinal))
            {
                // Code for one platform: the compiler looks for it where all platforms have theirs.
                content.TryAdd(string.Join('/', path.Split('/').Skip(2)), bytes);
            }
        }

        var (id, version) = Parse(key.Split('/'));
        var needs = (library["dependencies"] as JsonObject ?? []).Select(need => Parse([need.Key, (string?)need.Value ?? ""]));
        return new StockPackage(id, version, [.. needs.Select(need => new PackageReference(need.Id, need.Version))], content.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Kind, string Path, string? Locale)> Assets(JsonObject library) =>
        Kinds.SelectMany(kind => (library[kind] as JsonObject ?? []).Select(asset => (kind, asset.Key, (string?)asset.Value?["locale"])));

    private static (PackageId Id, string Version) Parse(string[] parts) =>
        parts is [var id, var version] && PackageId.TryParse(id, out var parsed) && NuGetVersion.TryParse(version, out var exact)
            ? (parsed, exact.ToNormalizedString())
            : throw new FormatException($"{string.Join('/', parts)} is no package.");
}
