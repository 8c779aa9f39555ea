using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Caching;
using Slipway.Images.Composition;
using Slipway.Images.Layers;
using Slipway.Images.Layouts;

namespace Slipway.Builder.Packing;

/// <summary>The image that a server is put on: this machine's, or one of a layout or archive.</summary>
internal static class BaseImages
{
    private const string LayoutPrefix = "oci:";
    private const string ArchivePrefix = "archive:";

    /// <summary>The base, or null when a diagnostic of severity error was added.</summary>
    public static async Task<Image?> LoadAsync(
        ServerManifest manifest, LayerCache cache, LayerOptions options, BuildContext context, CancellationToken token)
    {
        return manifest.Base.IsHost ? await HostBases.BuildAsync(manifest, cache, options, context, token) : await StoredAsync(manifest, context, token);
    }

    /// <summary>A base that is stored somewhere, or null when a diagnostic of severity error was added.</summary>
    public static async Task<Image?> StoredAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        var written = manifest.Base.Image;
        var layout = await OpenAsync(manifest, context, token);
        if (layout is null)
        {
            context.Diagnostics.Add(PackingRules.NoRegistry.At(
                written.Position, $"the base \"{written.Value}\" lies in a registry, which this Slipway does not read", "copy it into a layout and write oci:DIR"));
            return null;
        }

        var packed = layout.Ok ? await layout.Value.ReadAsync(NameIn(written.Value), token) : null;
        var problems = packed is null ? layout.Problems : packed.Problems;
        context.Diagnostics.AddRange(problems.Select(problem => PackingRules.Of(problem, written.Position)));
        return packed?.Value is { } image ? Choose(image, manifest, context) : null;
    }

    private static async Task<Checked<OciLayout>?> OpenAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        var written = manifest.Base.Image.Value;
        if (written.StartsWith(ArchivePrefix, StringComparison.Ordinal))
        {
            var folder = Path.Combine(context.WorkFolder, "base", Path.GetRandomFileName());
            Directory.CreateDirectory(folder);
            return await ArchiveReader.OpenAsync(manifest.PathOf(written[ArchivePrefix.Length..]), folder, token);
        }

        return written.StartsWith(LayoutPrefix, StringComparison.Ordinal) ? await OciLayout.OpenAsync(manifest.PathOf(FolderOf(written)), token) : null;
    }

    private static Image? Choose(PackedImage packed, ServerManifest manifest, BuildContext context)
    {
        var wanted = manifest.Platforms is [var first, ..] ? first : new Located<Platform>(Platform.LinuxAmd64, manifest.Base.Image.Position);
        if (packed.Images.FirstOrDefault(image => image.Platform.Serves(wanted.Value)) is { } image && wanted.Value.Serves(Platform.LinuxAmd64) && manifest.Platforms.Count < 2)
        {
            return image;
        }

        context.Diagnostics.Add(PackingRules.NoPlatform.At(
            wanted.Position, $"the base \"{manifest.Base.Image.Value}\" has {string.Join(", ", packed.Images.Select(each => each.Platform))}; asked for is {string.Join(", ", manifest.Platforms.Select(each => each.Value).DefaultIfEmpty(wanted.Value))}",
            "ask for linux/amd64 alone, and take a base that has it"));
        return null;
    }

    // oci:DIR, oci:DIR:TAG or oci:DIR@sha256:HEX; a colon within the folder's name needs the second or third form.
    private static string FolderOf(string written)
    {
        var rest = written[LayoutPrefix.Length..];
        return NameIn(written) is { } name ? rest[..^(name.Length + 1)] : rest;
    }

    private static string? NameIn(string written)
    {
        if (!written.StartsWith(LayoutPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = written[LayoutPrefix.Length..];
        var mark = rest.IndexOf("@sha256:", StringComparison.Ordinal) is >= 0 and var at ? at : rest.LastIndexOf(':');
        return mark > rest.LastIndexOf('/') ? rest[(mark + 1)..] : null;
    }
}
