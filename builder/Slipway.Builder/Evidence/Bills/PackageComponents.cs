using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Slipway.Builder.Packages;
using Slipway.Builder.Resolution;
using Slipway.Trust;
using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Inventory;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>The packages of a server as components: what they say of themselves, which bytes they are, which files of them are in the image, who brought them.</summary>
internal static class PackageComponents
{
    private const string Application = "app";
    private const int LongestLicence = 64 << 10;

    /// <summary>The ref of a package.</summary>
    public static string RefOf(PackageReference package) => PackageUrl.NuGet(package.Id.ToString(), package.Version).Readable;

    public static IEnumerable<Component> Of(ResolvedServer server) => server.Packages.Select(package => Describe(package, server));

    public static IEnumerable<ComponentDependency> Edges(ResolvedServer server)
    {
        var chosen = server.Packages.ToDictionary(package => package.Id, package => RefOf(package.Identity));
        return server.Packages.Select(package => new ComponentDependency(
            RefOf(package.Identity),
            [.. package.Dependencies.Select(needed => chosen.GetValueOrDefault(needed.Id)).OfType<string>().Order(StringComparer.Ordinal)]));
    }

    private static Component Describe(ResolvedPackage package, ResolvedServer server)
    {
        using var file = server.Open(package);
        var component = Component.Of(ComponentType.Library, PackageUrl.NuGet(package.Id.ToString(), package.Version)) with
        {
            Hashes = [ComponentHash.OfSha512(package.Sha512)],
            Files = [.. package.Shipped.Select(asset => new ComponentFile($"{Application}/{asset.Target}", Sha256Digest.Of(file.Read(asset.Path)))).OrderBy(one => one.Path, StringComparer.Ordinal)],
            Properties = Properties(package, server),
        };
        return Nuspec(file) is { } nuspec ? nuspec.Describe(component, LicenceText(file, nuspec)) with { Name = component.Name } : component;
    }

    private static ImmutableSortedDictionary<string, string> Properties(ResolvedPackage package, ResolvedServer server)
    {
        var properties = Component.None.Add("slipway:nuget:contentHash", package.ContentHash).Add("slipway:feed", package.Feed);
        if (server.Plugins.FirstOrDefault(plugin => plugin.Package.Id == package.Id) is { } plugin)
        {
            properties = properties.Add("slipway:plugin", plugin.Id).Add("slipway:tier", plugin.Tier.ToString(CultureInfo.InvariantCulture));
            return server.SignedBy.TryGetValue(package.Id.ToString(), out var signer) ? properties.Add("slipway:signedBy", signer) : properties;
        }

        // "Acme.Plugin -> Some.Library -> This": the first of a path is what the manifest names.
        var roots = package.Why.Select(path => path.Split(" -> ")[0]).Distinct().Select(root => server.Plugins.FirstOrDefault(plugin => plugin.Package.Id.ToString() == root)?.Id ?? root);
        var brought = string.Join(", ", roots.Order(StringComparer.Ordinal));
        return brought.Length > 0 ? properties.Add("slipway:broughtBy", brought) : properties;
    }

    private static Nuspec? Nuspec(PackageFile file)
    {
        var path = file.Paths.FirstOrDefault(path => !path.Contains('/', StringComparison.Ordinal) && path.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase));
        return path is null ? null : Trust.Sbom.Inventory.Nuspec.Read(new MemoryStream(file.Read(path)), file.Identity.ToString()).Value;
    }

    private static string? LicenceText(PackageFile file, Nuspec nuspec) =>
        nuspec.LicenceFile?.Replace('\\', '/') is { } path && file.Paths.Contains(path) && file.SizeOf(path) <= LongestLicence
            ? Encoding.UTF8.GetString(file.Read(path))
            : null;
}
