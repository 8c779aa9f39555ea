using Slipway.Builder.Manifest;
using Slipway.Builder.Packing;
using Slipway.Builder.Pipeline;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Composition;
using Slipway.Images.Layouts;

namespace Slipway.Builder.Bases;

/// <summary>Bases on this machine: OCI layouts and archives. They are read as they are, whatever a lock says; what moved is drift.</summary>
internal static class LocalBases
{
    private const string LayoutPrefix = "oci:";
    private const string ArchivePrefix = "archive:";

    /// <summary>Whether a manifest's base is one of these.</summary>
    public static bool Has(ServerManifest manifest) =>
        manifest.Base.Image.Value.StartsWith(LayoutPrefix, StringComparison.Ordinal) || manifest.Base.Image.Value.StartsWith(ArchivePrefix, StringComparison.Ordinal);

    public static async Task<Checked<FoundBase[]>> FindAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        var written = manifest.Base.Image.Value;
        var layout = await OpenAsync(manifest, context, token);
        if (!layout.Ok)
        {
            return layout.Problems.ToArray();
        }

        var packed = await layout.Value.ReadAsync(NameIn(written), token);
        if (!packed.Ok)
        {
            return packed.Problems.ToArray();
        }

        var found = manifest.WantedPlatforms.Select(platform => (Platform: platform, Image: packed.Value.For(platform))).ToList();
        var missing = found.Where(one => one.Image is null).Select(one => NoPlatform(written, one.Platform, packed.Value)).ToArray();
        if (missing.Length > 0)
        {
            return missing;
        }

        return found.Select(one =>
            new FoundBase(one.Platform, one.Image!.Digest, one.Image.Config.Labels, _ => Task.FromResult<Checked<Image>>(one.Image))).ToArray();
    }

    private static ImageProblem NoPlatform(string written, Platform platform, PackedImage packed) => new(
        PackingRules.NoPlatform.Id, written, $"The base has {string.Join(", ", packed.Images.Select(each => each.Platform))}; asked for is {platform}.",
        "Ask for a platform that it has, or take a base that has this one.");

    /// <summary>The layout, which an archive is unpacked to.</summary>
    public static async Task<Checked<OciLayout>> OpenAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        var written = manifest.Base.Image.Value;
        if (!written.StartsWith(ArchivePrefix, StringComparison.Ordinal))
        {
            return await OciLayout.OpenAsync(manifest.PathOf(FolderOf(written)), token);
        }

        var folder = Path.Combine(context.WorkFolder, "base", Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        return await ArchiveReader.OpenAsync(manifest.PathOf(written[ArchivePrefix.Length..]), folder, token);
    }

    /// <summary>The folder or file that is written, relative to the manifest.</summary>
    public static string PathIn(string written) => written.StartsWith(ArchivePrefix, StringComparison.Ordinal) ? written[ArchivePrefix.Length..] : FolderOf(written);

    // oci:DIR, oci:DIR:TAG or oci:DIR@sha256:HEX; a colon within the folder's name needs the second or third form.
    private static string FolderOf(string written)
    {
        var rest = written[LayoutPrefix.Length..];
        return NameIn(written) is { } name ? rest[..^(name.Length + 1)] : rest;
    }

    /// <summary>The tag or digest in what is written; null without one.</summary>
    public static string? NameIn(string written)
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
