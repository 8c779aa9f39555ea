using System.Collections.Immutable;
using System.Text;
using Slipway.Trust.Json;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>apk's database of installed packages, <c>/lib/apk/db/installed</c>: paragraphs of lines that begin with one letter and a colon.</summary>
/// <remarks>https://wiki.alpinelinux.org/wiki/Apk_spec</remarks>
public static class AlpinePackages
{
    /// <summary>Reads the database.</summary>
    public static ImmutableArray<SystemPackage> Read(Stream installed)
    {
        using var reader = new StreamReader(installed, Encoding.UTF8);
        var packages = ImmutableArray.CreateBuilder<SystemPackage>();
        var lines = new List<string>();
        string? line;
        do
        {
            line = reader.ReadLine();
            if (line is { Length: > 0 })
            {
                lines.Add(line);
            }
            else if (lines.Count > 0)
            {
                if (ReadPackage(lines) is { } package)
                {
                    packages.Add(package);
                }

                lines.Clear();
            }
        }
        while (line is not null);
        return packages.ToImmutable();
    }

    private static SystemPackage? ReadPackage(List<string> lines)
    {
        var fields = lines.Where(line => line.Length > 1 && line[1] == ':' && line[0] is not ('F' or 'R'))
            .DistinctBy(line => line[0]).ToDictionary(line => line[0], line => line[2..].Trim());
        if (!fields.TryGetValue('P', out var name) || !fields.TryGetValue('V', out var version))
        {
            return null;
        }

        return new SystemPackage("apk", name, version, fields.GetValueOrDefault('A', "noarch"))
        {
            Source = fields.GetValueOrDefault('o', name),
            Maintainer = fields.GetValueOrDefault('m'),
            Homepage = fields.GetValueOrDefault('U'),
            Description = fields.GetValueOrDefault('T'),
            Licences = fields.GetValueOrDefault('L') is { Length: > 0 } licence ? [Licence.Parse(licence)] : [],
            Needs = [.. Words(fields.GetValueOrDefault('D')).Where(word => !word.StartsWith('!')).Select(word => ImmutableArray.Create(Name(word)))],
            Provides = [.. Words(fields.GetValueOrDefault('p')).Select(Name)],
            Hash = fields.GetValueOrDefault('C') is { } checksum ? ReadChecksum(checksum) : null,
            Files = ReadFiles(lines),
        };
    }

    // "so:libc.musl-x86_64.so.1=1", "busybox>=1.36"
    private static string Name(string word) => word.Split(['=', '<', '>', '~'], 2)[0];

    private static string[] Words(string? field) => (field ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Q1 and base64: the SHA-1 of the package's control part.
    private static ComponentHash? ReadChecksum(string checksum) =>
        checksum.StartsWith("Q1", StringComparison.Ordinal) && Base64.TryDecode(checksum[2..], out var bytes) ? new ComponentHash("SHA-1", Convert.ToHexStringLower(bytes)) : null;

    private static ImmutableArray<string> ReadFiles(List<string> lines)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        var folder = "";
        foreach (var line in lines)
        {
            if (line.StartsWith("F:", StringComparison.Ordinal))
            {
                folder = line[2..];
            }
            else if (line.StartsWith("R:", StringComparison.Ordinal))
            {
                files.Add(folder.Length > 0 ? $"{folder}/{line[2..]}" : line[2..]);
            }
        }

        return files.ToImmutable();
    }
}
