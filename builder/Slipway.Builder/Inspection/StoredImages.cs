using Slipway.Images;
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

    /// <summary>
    /// The images, or those of one tag or digest; none where no layout is, problems when one of them is not whole. Archives are unpacked into
    /// <paramref name="work"/>.
    /// </summary>
    public static async Task<Checked<Image[]>> ReadAsync(string path, string? name, string work, CancellationToken token)
    {
        var opened = File.Exists(path) ? await ArchiveReader.OpenAsync(path, Directory.CreateDirectory(work).FullName, token)
            : LayoutAt(path) is { } folder ? await OciLayout.OpenAsync(folder, token)
            : null;
        if (opened is not { Value: { } layout })
        {
            return opened is null ? Array.Empty<Image>() : opened.Problems.ToArray();
        }

        var named = name is null ? null : layout.Find(name);
        if (named is { Ok: false })
        {
            return named.Problems.ToArray();
        }

        var found = new List<Image>();
        var problems = new List<ImageProblem>();
        foreach (var entry in named is null ? layout.Images : [named.Required])
        {
            var packed = await layout.ReadAsync(entry.Digest.ToString(), token);
            found.AddRange(packed.Value?.Images ?? []);
            problems.AddRange(packed.Problems);
        }

        return problems.Count > 0 ? problems.ToArray() : found.ToArray();
    }
}
