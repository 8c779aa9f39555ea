using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Builder.Packing;
using Slipway.Images.Composition;
using Slipway.Images.Reading;

namespace Slipway.Builder.Comparison;

/// <summary>The packages of an image by its deps.json, each with the hash that is stated there and a digest of what the image holds of it.</summary>
internal static class ImagePackages
{
    private const string Application = LayerPlan.Folder + "/";

    private static readonly string[] Kinds = ["runtime", "native", "resources"];

    public static async Task<IReadOnlyList<ServerItem>> OfAsync(Image image, CancellationToken token)
    {
        var program = image.Config.Entrypoint.FirstOrDefault(argument => argument.EndsWith(".dll", StringComparison.Ordinal));
        if (program is null)
        {
            return [];
        }

        var hashes = await HashesAsync(image, token);
        var content = await (await ImageFiles.MergeAsync(image, token)).ReadAsync(Path.ChangeExtension(program, ".deps.json"), token);
        try
        {
            return content is not null && JsonNode.Parse(content) is JsonObject root ? Read(root, hashes) : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static List<ServerItem> Read(JsonObject root, Dictionary<string, string> hashes)
    {
        var target = root["targets"]?[(string?)root["runtimeTarget"]?["name"] ?? ""] as JsonObject ?? [];
        return
        [
            .. (root["libraries"] as JsonObject ?? [])
                .Where(library => (string?)library.Value?["type"] == "package")
                .Select(library => (library.Key, Parts: library.Key.Split('/'), Hash: (string?)library.Value?["sha512"]))
                .Where(library => library.Parts.Length == 2)
                .Select(library => new ServerItem(ServerItem.Package, library.Parts[0], library.Parts[1], library.Hash?.Replace("sha512-", "", StringComparison.Ordinal))
                {
                    Shipped = Shipped(target[library.Key] as JsonObject ?? [], hashes),
                }),
        ];
    }

    private static string Shipped(JsonObject library, Dictionary<string, string> hashes)
    {
        var lines = Kinds.SelectMany(kind => (library[kind] as JsonObject ?? []).Select(asset => Placed(asset.Key, (string?)asset.Value?["locale"])))
            .Order(StringComparer.Ordinal).Select(path => $"{path} {hashes.GetValueOrDefault(path)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static string Placed(string path, string? locale)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Application + (locale is null ? name : $"{locale}/{name}");
    }

    // Upper layers win; nothing of the application is ever whited out.
    private static async Task<Dictionary<string, string>> HashesAsync(Image image, CancellationToken token)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var layer in image.Layers.Skip(StockBase.Below(image).Layers.Count))
        {
            foreach (var (path, content) in await LayerReader.ReadFilesAsync(layer, item => item.Path.StartsWith(Application, StringComparison.Ordinal), token))
            {
                hashes[path] = Convert.ToHexStringLower(SHA256.HashData(content));
            }
        }

        return hashes;
    }
}
