using System.Collections.Immutable;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>The operating system as <c>/etc/os-release</c> names it.</summary>
/// <param name="Id">Such as <c>debian</c>, <c>alpine</c>, <c>ubuntu</c>.</param>
/// <param name="VersionId">Such as <c>12</c>; empty for rolling releases.</param>
/// <remarks>https://www.freedesktop.org/software/systemd/man/os-release.html</remarks>
public sealed record OsRelease(string Id, string VersionId)
{
    /// <summary>The name for people.</summary>
    public string PrettyName { get; init; } = Id;

    /// <summary>A CPE that the file itself states.</summary>
    public string? Cpe { get; init; }

    /// <summary>The name of this release in package URLs, such as <c>debian-12</c>.</summary>
    public string Distribution => VersionId.Length > 0 ? $"{Id}-{VersionId}" : Id;

    /// <summary>Reads the file.</summary>
    public static OsRelease Read(Stream content)
    {
        using var reader = new StreamReader(content);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var pair = line.Split('=', 2);
            if (pair.Length == 2 && !line.StartsWith('#'))
            {
                values[pair[0].Trim()] = pair[1].Trim().Trim('"', '\'');
            }
        }

        var id = values.GetValueOrDefault("ID", "linux");
        return new OsRelease(id, values.GetValueOrDefault("VERSION_ID", ""))
        {
            PrettyName = values.GetValueOrDefault("PRETTY_NAME", id),
            Cpe = values.GetValueOrDefault("CPE_NAME"),
        };
    }

    /// <summary>The system as a component; its packages are components of their own and have their own licences.</summary>
    public Component ToComponent() => new()
    {
        Ref = $"os:{Distribution}",
        Type = ComponentType.OperatingSystem,
        Name = Id,
        Version = VersionId.Length > 0 ? VersionId : "rolling",
        Description = PrettyName,
        Purl = new PackageUrl("generic", null, Id, VersionId.Length > 0 ? VersionId : null),
        Cpe = Cpe ?? Id switch
        {
            "debian" => $"cpe:2.3:o:debian:debian_linux:{VersionId}:*:*:*:*:*:*:*",
            "ubuntu" => $"cpe:2.3:o:canonical:ubuntu_linux:{VersionId}:*:*:*:*:*:*:*",
            "alpine" => $"cpe:2.3:o:alpinelinux:alpine_linux:{VersionId}:*:*:*:*:*:*:*",
            _ => null,
        },
        Licences = ImmutableArray.Create(Licence.Parse("LicenseRef-see-packages")),
    };
}
