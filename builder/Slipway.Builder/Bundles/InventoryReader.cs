using Slipway.Images;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Builder.Bundles;

/// <summary>Reads an inventory, whoever wrote it.</summary>
internal static class InventoryReader
{
    /// <summary>The inventory, or why it is none.</summary>
    public static (BundleInventory? Inventory, string Reason) Read(ReadOnlySpan<byte> bytes)
    {
        var problems = new DiagnosticBag();
        var root = BundleShape.Document.Read(bytes, BundleNames.InventoryFile, ReadMode.Strict, problems);
        return root is null ? (null, problems.Sorted().First(problem => problem.IsError).Message) : (Bind(root), "");
    }

    private static BundleInventory Bind(YamlMapping root)
    {
        var server = root.Mapping("server");
        return new BundleInventory
        {
            Name = server.Text("name"),
            Version = server.Text("version"),
            Manifest = server.Text("manifest"),
            Base = server.Text("base"),
            Image = Digest.Parse(server.Text("image")),
            Tool = root.Text("tool"),
            Feeds = root.Texts("feeds"),
            Images = [.. root.Mappings("images").Select(image => new BundledImage(
                image.Text("name"), image.Text("repository"), image.TextOrNull("tag"), Platform.Parse(image.Text("platform")),
                new Descriptor(image.Text("mediaType"), Digest.Parse(image.Text("digest")), Number(image, "size"))))],
            Files = [.. root.Mappings("files").Select(file => new BundleFile(file.Text("path"), file.Text("role"), Digest.Parse(file.Text("digest")), Number(file, "size"))
            {
                Package = file.MappingOrNull("package") is { } package ? new BundledPackage(package.Text("id"), package.Text("version"), package.Text("contentHash")) : null,
                Modified = file.Find("modified") is null ? null : Number(file, "modified"),
            })],
        };
    }

    private static long Number(YamlMapping mapping, string key) => (long)mapping.IntegerOrNull(key)!.Value;
}
