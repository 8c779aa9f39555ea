using System.Collections.Immutable;
using Slipway.Trust.Sbom;
using Slipway.Trust.Versions;

namespace Slipway.Trust.Advisories.Scanning;

/// <summary>Which packages of a bill of materials databases can be asked about, and which not.</summary>
internal static class PackagesToScan
{
    /// <summary>OSV's name of the ecosystem of .NET.</summary>
    public const string NuGet = "NuGet";

    public static (ImmutableArray<ScannedPackage> Packages, ImmutableArray<UncheckedComponent> Unchecked) Of(BillOfMaterials bill)
    {
        var packages = ImmutableArray.CreateBuilder<ScannedPackage>();
        var unknown = ImmutableArray.CreateBuilder<UncheckedComponent>();
        // The bill of a package is about something that can have weaknesses of its own; that of a server or an image is not.
        var all = Package(bill.Subject) is null ? bill.Components : bill.Components.Insert(0, bill.Subject);
        foreach (var component in all.Where(component =>
            component.Type is not (ComponentType.OperatingSystem or ComponentType.Container)))
        {
            if (Package(component) is not { } package)
            {
                unknown.Add(new UncheckedComponent(component.Ref, component.Purl is null
                    ? "it has no package URL" : $"no database is known for '{component.Purl.Type}'"));
            }
            else if (VersionOrders.Of(package.Ecosystem) is not { } order)
            {
                unknown.Add(new UncheckedComponent(component.Ref, $"versions of {package.Ecosystem} cannot be ordered"));
            }
            else if (!order.IsVersion(package.Version))
            {
                unknown.Add(new UncheckedComponent(component.Ref, $"'{package.Version}' is no version of {package.Ecosystem}"));
            }
            else
            {
                packages.Add(package);
            }
        }

        return (packages.ToImmutable(), unknown.ToImmutable());
    }

    private static ScannedPackage? Package(Component component) => component.Purl switch
    {
        { Type: "nuget", Version: { } version } purl => new ScannedPackage(component.Ref, NuGet, purl.Name, version),
        { Type: "deb", Version: not null } purl when Release(purl) is { } release =>
            FromSource(component.Ref, purl, purl.Namespace == "ubuntu" ? $"Ubuntu:{release}" : $"Debian:{release.Split('.')[0]}"),
        { Type: "apk", Version: not null } purl when Release(purl) is { } release =>
            FromSource(component.Ref, purl, $"Alpine:v{string.Join('.', release.Split('.').Take(2))}"),
        _ => null,
    };

    // "debian-12.11" and "debian-12" are one release for advisories.
    private static string? Release(PackageUrl purl) =>
        purl.Qualifiers.TryGetValue("distro", out var distro) && distro.Split('-', 2) is [_, { Length: > 0 } release] ? release : null;

    // Distributions write advisories for source packages: upstream=NAME or NAME@VERSION where they differ from the binary's.
    private static ScannedPackage FromSource(string reference, PackageUrl purl, string ecosystem)
    {
        var source = purl.Qualifiers.GetValueOrDefault("upstream", "").Split('@', 2);
        return new ScannedPackage(reference, ecosystem, source[0] is { Length: > 0 } name
            ? name : purl.Name, source.Length == 2 ? source[1] : purl.Version!)
        {
            Installed = purl.Name,
        };
    }
}
