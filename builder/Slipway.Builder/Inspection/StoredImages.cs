using Slipway.Images.Archives;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Builder.Inspection;

/// <summary>Reads the images of a layout, an archive or a build's output.</summary>
public static class StoredImages
{
    /// <summary>The folder of a layout at a path, or in a build's output at the path; null when neither is there.</summary>
    public static string? LayoutAt(string path) =>
        new[] { path, Path.Combine(path, Packing.BuildOutput.Layout) }.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "oci-layout")));

    /// <summary>The images; empty when the path holds none that can be read. Archives are unpacked into <paramref name="work"/>.</summary>
    public static async Task<IReadOnlyList<Image>> ReadAsync(string path, string work, CancellationToken token)
    {
        var opened = File.Exists(path) ? await ArchiveReader.OpenAsync(path, Directory.CreateDirectory(work).FullName, token)
            : LayoutAt(path) is { } folder ? await OciLayout.OpenAsync(folder, token)
            : null;
        var found = new List<Image>();
        foreach (var entry in opened?.Value?.Images ?? [])
        {
            var packed = await opened!.Value!.ReadAsync(entry.Digest.ToString(), token);
            found.AddRange(packed.Value?.Images ?? []);
        }

        return found;
    }
}
