using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Referrers;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Registries;

/// <summary>
/// Brings images into registries, with what is attached to them. The manifest is the last that arrives, and a tag moves
/// only when image, referrers and signatures are there; a push that was interrupted goes on where it stopped.
/// </summary>
public static class ImagePush
{
    /// <summary>Pushes an image that was composed here.</summary>
    public static async Task<Checked<PushedImage>> PushAsync(
        RegistryClient client, PackedImage image, IReadOnlyList<Artifact> referrers, PushTarget target, CancellationToken token)
    {
        var tree = await ContentReader.ReadAsync(MemorySource.Of(image), image.Descriptor, token);
        var attached = await ReferrerWriter.ReadAsync(referrers, token);
        ImageProblem[] problems = [.. tree.Problems, .. attached.Problems];
        return problems.Length > 0
            ? problems
            : await new PushRun(client, target).RunAsync(tree.Required, new Attachments(attached.Required, []), token);
    }

    /// <summary>Pushes an image of a layout (a tag or digest of it, or null for the only one) with its referrers and signatures.</summary>
    public static async Task<Checked<PushedImage>> PushAsync(
        RegistryClient client, OciLayout layout, string? tag, PushTarget target, CancellationToken token)
    {
        var entry = layout.Find(tag);
        if (!entry.Ok)
        {
            return Checked<PushedImage>.From(entry.Problems);
        }

        var tree = await ContentReader.ReadAsync(new LayoutSource(layout.Blobs), entry.Value, token);
        if (!tree.Ok)
        {
            return Checked<PushedImage>.From(tree.Problems);
        }

        var attached = await LayoutAttachments.ReadAsync(layout, tree.Value, token);
        return attached.Ok
            ? await new PushRun(client, target).RunAsync(tree.Value, attached.Value, token)
            : Checked<PushedImage>.From(attached.Problems);
    }

    /// <summary>
    /// Copies an image from one registry, or repository, to another: the same bytes under the same digest, with referrers and
    /// signatures. Within one registry blobs are mounted, between two they pass through.
    /// </summary>
    public static async Task<Checked<PushedImage>> CopyAsync(
        RegistryClient client, ImageReference source, PushTarget target, CancellationToken token)
    {
        var read = await RegistryImage.ReadAsync(client, source, token);
        if (!read.Ok)
        {
            return Checked<PushedImage>.From(read.Problems);
        }

        var attached = await RegistryAttachments.ReadAsync(read.Value.Repository, read.Value.Tree, token);
        return attached.Ok
            ? await new PushRun(client, target).RunAsync(read.Value.Tree, attached.Value, token)
            : Checked<PushedImage>.From(attached.Problems);
    }
}
