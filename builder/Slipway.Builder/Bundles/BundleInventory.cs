using System.Text.Json.Nodes;
using Slipway.Builder.Json;
using Slipway.Images;
using Slipway.Metadata;

namespace Slipway.Builder.Bundles;

/// <summary>All that is in a bundle, and what a build from it makes. It is what is signed.</summary>
public sealed record BundleInventory
{
    /// <summary>The largest that is read.</summary>
    public const int Largest = 1 << 20;

    /// <summary>The most files that one lists; they fit into the largest.</summary>
    public const int MostFiles = 2000;

    /// <summary>The server's name.</summary>
    public required string Name { get; init; }

    /// <summary>The server's version.</summary>
    public required string Version { get; init; }

    /// <summary>The manifest's path in the place.</summary>
    public required string Manifest { get; init; }

    /// <summary>The base, as the manifest writes it; <c>host</c> is made of the machine that builds and is not in the bundle.</summary>
    public required string Base { get; init; }

    /// <summary>The digest of the image that a locked build makes.</summary>
    public required Digest Image { get; init; }

    /// <summary>The version of the tool.</summary>
    public required string Tool { get; init; }

    /// <summary>The names under which the lock knows feeds that nuget.config had; the manifest's own lie where it names them.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    /// <summary>The images, in the order of their names.</summary>
    public required IReadOnlyList<BundledImage> Images { get; init; }

    /// <summary>The files, in the order of their paths.</summary>
    public required IReadOnlyList<BundleFile> Files { get; init; }

    /// <summary>The inventory as it is stored and signed.</summary>
    public byte[] ToBytes() => CanonicalText.Bytes(new JsonObject
    {
        ["apiVersion"] = WellKnown.ApiVersion,
        ["kind"] = BundleShape.Document.Kind,
        ["server"] = new JsonObject
        {
            ["name"] = Name,
            ["version"] = Version,
            ["manifest"] = Manifest,
            ["base"] = Base,
            ["image"] = Image.ToString(),
        },
        ["tool"] = Tool,
        ["feeds"] = Nodes.Texts(Feeds),
        ["images"] = Nodes.List(Images.Select(Write)),
        ["files"] = Nodes.List(Files.Select(Write)),
    });

    private static JsonObject Write(BundledImage image) => Nodes.Tidy(new JsonObject
    {
        ["name"] = image.Name,
        ["repository"] = image.Repository,
        ["tag"] = image.Tag,
        ["platform"] = image.Platform.ToString(),
        ["mediaType"] = image.Descriptor.MediaType,
        ["digest"] = image.Descriptor.Digest.ToString(),
        ["size"] = image.Descriptor.Size,
    });

    private static JsonObject Write(BundleFile file) => Nodes.Tidy(new JsonObject
    {
        ["path"] = file.Path,
        ["role"] = file.Role,
        ["digest"] = file.Digest.ToString(),
        ["size"] = file.Size,
        ["package"] = file.Package is { } package
            ? new JsonObject { ["id"] = package.Id, ["version"] = package.Version, ["contentHash"] = package.ContentHash }
            : null,
        ["modified"] = file.Modified,
    });
}
