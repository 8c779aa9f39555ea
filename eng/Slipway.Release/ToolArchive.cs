using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Slipway.Release;

/// <summary>
/// The command with its own .NET in one file, for machines that have neither: what the tool's image holds of both, and a script that starts the
/// one with the other. The same image gives the same bytes.
/// </summary>
internal static class ToolArchive
{
    private const string Launcher = """
        #!/bin/sh
        # Slipway with the .NET that lies beside it, wherever both lie.
        here=$(dirname -- "$(readlink -f -- "$0")") || exit 1
        export DOTNET_ROOT="$here/dotnet"
        exec "$here/lib/slipway" "$@"

        """;

    private const UnixFileMode Runnable = (UnixFileMode)0b111_101_101;

    // Where the image has them, and the archive.
    private static readonly (string From, string To)[] Parts = [("opt/slipway/", "lib/"), ("usr/share/dotnet/", "dotnet/")];

    /// <summary>The archive's name without its ending, and the folder in it.</summary>
    public static string NameOf(ReleaseVersion version) => $"slipway-{version}-linux-x64";

    /// <summary>Writes the archive of the tool's image, which lies in an OCI layout.</summary>
    public static void Write(string layout, ReleaseVersion version, string target)
    {
        using var file = File.Create(target);
        using var compressed = new GZipStream(file, CompressionLevel.Optimal);
        using var archive = new TarWriter(compressed, TarEntryFormat.Ustar);
        Add(archive, $"{NameOf(version)}/slipway", Runnable, new MemoryStream(Encoding.UTF8.GetBytes(Launcher.ReplaceLineEndings("\n"))));
        foreach (var layer in LayersOf(layout))
        {
            using var content = new GZipStream(File.OpenRead(layer), CompressionMode.Decompress);
            using var reader = new TarReader(content);
            while (reader.GetNextEntry(copyData: true) is { } entry)
            {
                var (from, to) = Parts.FirstOrDefault(part => entry.Name.StartsWith(part.From, StringComparison.Ordinal));
                if (from is not null && entry.DataStream is { } data)
                {
                    Add(archive, $"{NameOf(version)}/{to}{entry.Name[from.Length..]}", entry.Mode, data);
                }
            }
        }
    }

    private static void Add(TarWriter archive, string name, UnixFileMode mode, Stream data) => archive.WriteEntry(
        new UstarTarEntry(TarEntryType.RegularFile, name) { Mode = mode, ModificationTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero), DataStream = data });

    private static IEnumerable<string> LayersOf(string layout)
    {
        var manifest = Read(Path.Combine(layout, "index.json"));
        while (manifest.TryGetProperty("manifests", out var manifests))
        {
            manifest = Read(Blob(layout, manifests[0]));
        }

        return manifest.GetProperty("layers").EnumerateArray().Select(layer => Blob(layout, layer));
    }

    private static string Blob(string layout, JsonElement descriptor) =>
        Path.Combine([layout, "blobs", .. descriptor.GetProperty("digest").GetString()!.Split(':')]);

    private static JsonElement Read(string path) => JsonElement.Parse(File.ReadAllBytes(path));
}
