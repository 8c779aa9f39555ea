using Slipway.Images.Archives;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Builder.Inspection;

/// <summary>Finds out what a path holds (an image, an archive, a build's output, an application's folder, an assembly) and reads it.</summary>
public static class ServerInspector
{
    /// <summary>What is there; empty when nothing that Slipway made is.</summary>
    public static async Task<IReadOnlyList<InspectedServer>> InspectAsync(string path, string work, CancellationToken token)
    {
        if (File.Exists(path))
        {
            return path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                ? One(AssemblyInspector.Inspect(await File.ReadAllBytesAsync(path, token)))
                : await ImagesAsync(await ArchiveReader.OpenAsync(path, work, token) is { Ok: true } archive ? archive.Value : null, token);
        }

        var layout = new[] { path, Path.Combine(path, Packing.BuildOutput.Layout) }.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "oci-layout")));
        if (layout is not null)
        {
            return await ImagesAsync(await OciLayout.OpenAsync(layout, token) is { Ok: true } opened ? opened.Value : null, token);
        }

        return Directory.Exists(path) ? await FolderAsync(path, token) : [];
    }

    private static async Task<IReadOnlyList<InspectedServer>> FolderAsync(string folder, CancellationToken token)
    {
        foreach (var configuration in Directory.GetFiles(folder, "*.runtimeconfig.json").Order(StringComparer.Ordinal))
        {
            var assembly = configuration.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal);
            if (File.Exists(assembly) && AssemblyInspector.Inspect(await File.ReadAllBytesAsync(assembly, token)) is { } server)
            {
                return [server];
            }
        }

        return [];
    }

    private static async Task<IReadOnlyList<InspectedServer>> ImagesAsync(OciLayout? layout, CancellationToken token)
    {
        var found = new List<InspectedServer>();
        foreach (var entry in layout?.Images ?? [])
        {
            var packed = await layout!.ReadAsync(entry.Digest.ToString(), token);
            foreach (var image in packed.Value?.Images ?? (IReadOnlyList<Image>)[])
            {
                found.AddRange(One(await ImageInspector.InspectAsync(image, token)));
            }
        }

        return found;
    }

    private static IReadOnlyList<InspectedServer> One(InspectedServer? server) => server is null ? [] : [server];
}
