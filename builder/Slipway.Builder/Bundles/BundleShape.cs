using System.Text.RegularExpressions;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Builder.Bundles;

/// <summary>The shape of a bundle's inventory: what its reader accepts and what its JSON Schema says.</summary>
public static partial class BundleShape
{
    // What every reader of JSON takes for a whole number.
    private const long MostBytes = (1L << 53) - 1;

    private static readonly TextShape Path = new("a path in a bundle")
    {
        Pattern = WrittenPath(),
        Rule = BundlePath.Problem,
        Form = "a path with forward slashes that leads out of no folder",
        Example = "source/acme-ops-server.yaml",
    };

    private static readonly TextShape MediaType = new("the type of a manifest")
    {
        Vocabulary = [Slipway.Images.MediaTypes.Manifest, Slipway.Images.MediaTypes.DockerManifest],
    };

    private static readonly TextShape ImageName = new("the name of an image in a bundle")
    {
        Longest = 63,
        Pattern = WrittenName(),
        Form = "tool, base, or base- and a platform",
        Example = "base",
    };

    private static readonly TextShape Digest = Texts.Sha256Digest with { Example = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" };

    private static readonly WholeNumberShape Size = new() { Smallest = 0, Largest = MostBytes };

    private static readonly ObjectShape Server = new(
        Field.Required("name", Texts.DnsLabel with { Example = "acme-ops-server" }, "Its name."),
        Field.Required("version", Texts.Version, "Its version."),
        Field.Required("manifest", Path, "The path of its manifest."),
        Field.Required("base", ManifestTexts.Base, "Its base as the manifest writes it; host is made of the machine that builds and is not in the bundle."),
        Field.Required("image", Digest, "The digest of the image that a locked build makes."));

    private static readonly ObjectShape Image = new(
        Field.Required("name", ImageName, "Its tag in the layout."),
        Field.Required("repository", ManifestTexts.Repository, "Where it is pushed to, below a prefix."),
        Field.MayHave("tag", Texts.Line with { Longest = 128 }, "Under which tag; left out, it is there by its digest only."),
        Field.Required("platform", ManifestTexts.Platform, "What it runs on."),
        Field.Required("mediaType", MediaType, "The type of its manifest."),
        Field.Required("digest", Digest, "The digest of its manifest."),
        Field.Required("size", Size, "The size of its manifest."));

    private static readonly ObjectShape Package = new(
        Field.Required("id", Texts.PackageId, "Its id."),
        Field.Required("version", Texts.Line, "Its version as NuGet normalises it."),
        Field.Required("contentHash", Texts.ContentHash, "NuGet's content hash."));

    private static readonly ObjectShape File = new(
        Field.Required("path", Path, "Where it lies in the place that an import leaves."),
        Field.Required("role", Texts.OneOf("what a file is for", BundleRole.All), "What it is for."),
        Field.Required("digest", Digest, "The digest of its bytes."),
        Field.Required("size", Size, "How many bytes it has."),
        Field.MayHave("package", Package, "Which package it is."),
        Field.MayHave("modified", Size, "When it was last changed, in seconds since 1970, where its age means something and its content does not state it."));

    /// <summary>The format.</summary>
    public static DocumentShape Document { get; } = new(
        "bundle-inventory", "BundleInventory", "All that is in a bundle for an air-gapped site, and what a build from it makes.", new ObjectShape(
            Field.Required("server", Server, "What is built from it."),
            Field.Required("tool", Texts.Version, "The version of Slipway that it carries."),
            Field.Required("feeds", new ListShape(Texts.Line) { Unique = true }, "The names under which the lock knows feeds that nuget.config had."),
            Field.Required("images", new ListShape(Image) { UniqueBy = ["name"] }, "The images: the tool, and the base unless it is host."),
            Field.Required("files", new ListShape(File) { UniqueBy = ["path"] }, "The files.")))
    {
        Rules = [CheckFolders],
    };

    private static void CheckFolders(YamlMapping root, DiagnosticBag problems)
    {
        if (root.Find("files")?.Value is not YamlSequence { Items: var items })
        {
            return;
        }

        var files = items.OfType<YamlMapping>().Select(file => (Node: file, Path: TextOf(file, "path"), Role: TextOf(file, "role"))).Where(file => file.Path is not null).ToList();
        foreach (var (node, path, role) in files.Where(file => BundleRole.All.Contains(file.Role) && !file.Path!.StartsWith(BundleRole.FolderOf(file.Role!) + "/", StringComparison.Ordinal)))
        {
            problems.Add(ShapeRules.Malformed.At(node.Position, $"{path} is no place for a file of the role {role}", $"it belongs below {BundleRole.FolderOf(role!)}/"));
        }

        if (BundlePath.Conflict(files.Select(file => file.Path!)) is { } conflict)
        {
            problems.Add(ShapeRules.Malformed.At(root.Position, $"{conflict} lies below another file", "one path is a file or a folder, not both"));
        }
    }

    private static string? TextOf(YamlMapping file, string key) => file.Find(key)?.Value is YamlScalar scalar ? scalar.Text : null;

    [GeneratedRegex(@"^[^/\\]+(/[^/\\]+)*\z")]
    private static partial Regex WrittenPath();

    [GeneratedRegex(@"^(tool|base(-[a-z0-9]+(-[a-z0-9.]+)*)?)\z")]
    private static partial Regex WrittenName();
}
