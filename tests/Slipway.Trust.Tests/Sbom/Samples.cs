using Slipway.Trust.Sbom;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Tests.Sbom;

/// <summary>A small server image, complete in every field.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Component Package(string id, string version, string licence = "MIT") =>
        Component.Of(ComponentType.Library, PackageUrl.NuGet(id, version)) with
        {
            Licences = [Licence.Parse(licence)],
            Hashes = [ComponentHash.OfSha512(Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData(System.Text.Encoding.UTF8.GetBytes(id))))],
            Supplier = new Organization("Somebody"),
            Copyright = "(c) Somebody",
            Files = [new ComponentFile($"app/{id}.dll", Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(id)))],
        };

    public static BillOfMaterials Server()
    {
        var image = new Component
        {
            Ref = "image",
            Type = ComponentType.Container,
            Name = "ops-server",
            Version = Sha256Digest.Of("image"u8).ToString(),
            Purl = PackageUrl.Oci("registry.test:5000/platform/Ops-Server", Sha256Digest.Of("image"u8)),
            Hashes = [ComponentHash.Of(Sha256Digest.Of("image"u8))],
            Licences = [Licence.Named("Acme terms", "All rights reserved.\n")],
        };
        var plugin = Package("Acme.Ops.Plugin", "1.2.0", "Apache-2.0 OR MIT") with
        {
            Type = ComponentType.Application,
            Properties = Component.None.Add("slipway:plugin", "acme/plugin")
        };
        var library = Package("Newtonsoft.Json", "13.0.3");
        var deb = Component.Of(ComponentType.Library,
            new PackageUrl("deb", "debian", "libc6", "2.36-9+deb12u14")
            {
                Qualifiers = Component.None.Add("arch", "amd64")
            .Add("distro", "debian-12").Add("upstream", "glibc")
            }) with
        {
            Licences = [Licence.Parse("LGPL-2.1-or-later"), Licence.Parse("GPL-2.0-only WITH Classpath-exception-2.0")],
            Hashes = [ComponentHash.Of(Sha256Digest.Of("libc"u8))],
            Copyright = "(c) FSF",
        };
        return new BillOfMaterials
        {
            Subject = image,
            Components = [plugin, library, deb],
            Dependencies = [new ComponentDependency("image", [plugin.Ref, deb.Ref]), new ComponentDependency(plugin.Ref, [library.Ref])],
            Tools = [new Component { Ref = "slipway", Type = ComponentType.Application, Name = "slipway", Version = "1.0.0" }],
            Manufacturer = new Organization("Acme Platform", "https://acme.example", "platform@acme.example"),
            Timestamp = Time,
            Complete = [plugin.Ref, library.Ref],
            Incomplete = [deb.Ref],
        };
    }
}
