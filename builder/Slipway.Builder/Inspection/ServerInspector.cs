using Slipway.Images;
using Slipway.Images.Blobs;

namespace Slipway.Builder.Inspection;

/// <summary>Finds out what a path holds (an image, an archive, a build's output, an application's folder, an assembly) and reads it.</summary>
public static class ServerInspector
{
    private const int LargestAssembly = 256 << 20;

    /// <summary>What is there, of a tag or digest where one is named; empty when nothing that Slipway made is, and problems when an image is not whole.</summary>
    public static async Task<Checked<InspectedServer[]>> InspectAsync(string path, string? name, string work, CancellationToken token)
    {
        if (File.Exists(path) && path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return One(AssemblyInspector.Inspect(BoundedFile.Read(path, LargestAssembly)));
        }

        if (Directory.Exists(path) && StoredImages.LayoutAt(path) is null)
        {
            return Folder(path);
        }

        var found = new List<InspectedServer>();
        var images = await StoredImages.ReadAsync(path, name, work, token);
        if (!images.Ok)
        {
            return images.Problems.ToArray();
        }

        foreach (var image in images.Value)
        {
            found.AddRange(One(await ImageInspector.InspectAsync(image, token)));
        }

        return found.ToArray();
    }

    private static InspectedServer[] Folder(string folder)
    {
        foreach (var configuration in Directory.GetFiles(folder, "*.runtimeconfig.json").Order(StringComparer.Ordinal))
        {
            var assembly = configuration.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal);
            if (File.Exists(assembly) && AssemblyInspector.Inspect(BoundedFile.Read(assembly, LargestAssembly)) is { } server)
            {
                return [server];
            }
        }

        return [];
    }

    private static InspectedServer[] One(InspectedServer? server) => server is null ? [] : [server];
}
