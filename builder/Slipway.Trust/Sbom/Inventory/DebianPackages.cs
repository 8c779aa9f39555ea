using System.Collections.Immutable;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>dpkg's database of installed packages.</summary>
public static class DebianPackages
{
    /// <summary>Reads <c>/var/lib/dpkg/status</c>, or one file of a distroless image's <c>status.d</c>; packages that are not installed are left out.</summary>
    public static ImmutableArray<SystemPackage> Read(Stream status) =>
        [.. ControlFile.Read(status).Where(IsInstalled).Select(ReadPackage)];

    // A file of status.d has no Status field: what is there is installed.
    private static bool IsInstalled(IReadOnlyDictionary<string, string> paragraph) =>
        paragraph.ContainsKey("Package") && paragraph.ContainsKey("Version")
        && (!paragraph.TryGetValue("Status", out var status) || status.EndsWith(" installed", StringComparison.Ordinal));

    private static SystemPackage ReadPackage(IReadOnlyDictionary<string, string> paragraph)
    {
        var version = paragraph["Version"];
        var (source, sourceVersion) = ReadSource(paragraph.GetValueOrDefault("Source"), paragraph["Package"], version);
        return new SystemPackage("deb", paragraph["Package"], version, paragraph.GetValueOrDefault("Architecture", "all"))
        {
            Source = source,
            SourceVersion = sourceVersion,
            Maintainer = paragraph.GetValueOrDefault("Maintainer"),
            Homepage = paragraph.GetValueOrDefault("Homepage"),
            Description = paragraph.GetValueOrDefault("Description")?.Split('\n')[0],
            Needs = [.. Relations(paragraph.GetValueOrDefault("Pre-Depends")), .. Relations(paragraph.GetValueOrDefault("Depends"))],
            Provides = [.. Relations(paragraph.GetValueOrDefault("Provides")).SelectMany(names => names)],
        };
    }

    // "glibc (2.36-9)" when the versions differ, "glibc" when they do not.
    private static (string Name, string Version) ReadSource(string? source, string package, string version)
    {
        if (source is not { Length: > 0 })
        {
            return (package, version);
        }

        var parts = source.Split(' ', 2);
        return (parts[0], parts.Length == 2 ? parts[1].Trim('(', ')', ' ') : version);
    }

    // "libc6 (>= 2.34), libgcc-s1 | libgcc1:any"
    private static IEnumerable<ImmutableArray<string>> Relations(string? field) => (field ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(relation => relation.Split('|', StringSplitOptions.TrimEntries)
            .Select(name => name.Split([' ', '(', '[', ':', '\n'], 2)[0])
            .Where(name => name.Length > 0).ToImmutableArray());
}
