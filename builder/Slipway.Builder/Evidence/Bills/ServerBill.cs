using System.Collections.Immutable;
using Slipway.Builder.Compilation;
using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Builder.Resolution;
using Slipway.Images.Composition;
using Slipway.Trust;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>
/// The bill of materials of a server: of its image, or of the packages alone where there is none yet. The image needs the compiled server, the
/// plugin programs and what its base consists of; the server needs the plugins and Slipway.Server; packages need packages.
/// </summary>
public static class ServerBill
{
    private static readonly Licence OfItsParts = Licence.Parse("LicenseRef-see-components");

    /// <summary>The bills of an image, one a platform, in their order.</summary>
    public static async Task<IReadOnlyList<BillOfMaterials>> OfImagesAsync(ServerImage built, BuildContext context, CancellationToken token)
    {
        var packages = PackageDescriptions.Of(built.Compiled.Generated.Resolved, token);
        List<BillOfMaterials> bills = [];
        foreach (var image in built.Packed.Images)
        {
            bills.Add(await OfImageAsync(built, image, packages, context, token));
        }

        return bills;
    }

    /// <summary>The bill of an image for one platform.</summary>
    internal static async Task<BillOfMaterials> OfImageAsync(ServerImage built, Image image, PackageDescriptions packages, BuildContext context, CancellationToken token)
    {
        var lower = built.Lower.First(one => one.Platform == image.Platform || one.Base.Platform == image.Platform);
        var parts = await BaseInventory.OfAsync(lower, context, token);
        var server = built.Compiled.For(lower.Platform);
        var manifest = server.Generated.Resolved.Manifest;
        var application = Application(server);
        var programs = manifest.StdioPlugins.Where(program => program.Platform is not { } only || only.Value == image.Platform).Select(Program).ToList();
        var subject = Subject(manifest, image);
        return Bill(server.Generated.Resolved, subject, context) with
        {
            Components = [application, .. packages.For(lower.Platform), .. programs, .. parts.Components],
            Dependencies =
            [
                new(subject.Ref, [application.Ref, .. programs.Select(program => program.Ref), .. parts.Roots]),
                new(application.Ref, Direct(server.Generated.Resolved)),
                .. PackageComponents.Edges(server.Generated.Resolved),
                .. parts.Dependencies,
            ],
            Complete = [application.Ref],
            Incomplete = [.. programs.Select(program => program.Ref)],
        };
    }

    /// <summary>The bill of what a manifest resolves to: packages, and nothing of a base.</summary>
    public static BillOfMaterials OfPackages(ResolvedServer server, BuildContext context)
    {
        var manifest = server.Manifest;
        var subject = new Component
        {
            Ref = $"server:{manifest.Name}@{manifest.Version}",
            Type = ComponentType.Application,
            Name = manifest.Name,
            Version = manifest.Version.ToString(),
            Purl = new PackageUrl("generic", null, manifest.Name, manifest.Version.ToString()),
            Licences = [OfItsParts],
        };
        return Bill(server, subject, context) with
        {
            Components = [.. PackageComponents.Of(server)],
            Dependencies = [new(subject.Ref, Direct(server)), .. PackageComponents.Edges(server)],
            Complete = [subject.Ref],
        };
    }

    private static BillOfMaterials Bill(ResolvedServer server, Component subject, BuildContext context) => new()
    {
        Subject = subject,
        Tools = [new Component { Ref = $"slipway@{context.ToolVersion}", Type = ComponentType.Application, Name = "slipway", Version = context.ToolVersion }],
        Manufacturer = server.Manifest.Publisher is { } publisher ? OrganizationOf(publisher) : null,
        Timestamp = context.Created,
    };

    private static Component Subject(ServerManifest manifest, Image image)
    {
        var digest = Sha256Digest.Parse(image.Digest.ToString());
        var purl = PackageUrl.Oci(manifest.Image.Repository?.Value ?? manifest.Name, digest);
        return Component.Of(ComponentType.Container, manifest.Image.Repository is null ? purl with { Qualifiers = Component.None } : purl) with
        {
            Name = manifest.Name,
            Version = digest.ToString(),
            Supplier = manifest.Publisher is { } publisher ? OrganizationOf(publisher) : null,
            Hashes = [ComponentHash.Of(digest)],
            Properties = Component.None.Add("slipway:platform", image.Platform.ToString()).Add("slipway:version", manifest.Version.ToString()).Add("slipway:base", manifest.Base.Image.Value),
        };
    }

    private static Component Application(CompiledServer server)
    {
        var resolved = server.Generated.Resolved;
        var files = server.Files.Select(file => new ComponentFile($"app/{file.Key}", Sha256Digest.Of(file.Value.Span))).ToImmutableArray();
        return new Component
        {
            Ref = $"app:app/{server.Generated.AssemblyName}",
            Type = ComponentType.Application,
            Name = server.Generated.AssemblyName,
            Version = resolved.Manifest.Version.ToString(),
            Purl = new PackageUrl("generic", null, server.Generated.AssemblyName, resolved.Manifest.Version.ToString()),
            Supplier = resolved.Manifest.Publisher is { } publisher ? OrganizationOf(publisher) : null,
            Licences = [OfItsParts],
            Files = files,
            Hashes = [ComponentHash.OfFiles(files)],
        };
    }

    // Nobody has said what a program that is placed in an image consists of, or under which licence it is.
    private static Component Program(StdioPlugin program)
    {
        var digest = Sha256Digest.Parse($"sha256:{program.Sha256.Value}");
        return new Component
        {
            Ref = $"stdio-plugin:{program.Name}",
            Type = ComponentType.Application,
            Name = program.Name,
            Version = digest.ToString(),
            Purl = new PackageUrl("generic", null, program.Name, null) { Qualifiers = Component.None.Add("checksum", digest.ToString()) },
            Licences = [Licence.Named("NOASSERTION")],
            Hashes = [ComponentHash.Of(digest)],
            Files = [new ComponentFile($"opt/opsorch/plugins/{program.Name}", digest)],
            Properties = Component.None.Add("slipway:stdioPlugin", program.Capability),
        };
    }

    private static ImmutableArray<string> Direct(ResolvedServer server) =>
        [.. server.Packages.Where(package => package.Role == PackageRole.Plugin || package.Id == FreshResolution.ServerPackage).Select(package => PackageComponents.RefOf(package.Identity))];

    private static Organization OrganizationOf(Publisher publisher) => new(publisher.Name, publisher.Url, publisher.Contact);
}
