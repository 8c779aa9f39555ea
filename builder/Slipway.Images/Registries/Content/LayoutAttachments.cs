using Slipway.Images.Layouts;
using Slipway.Images.Referrers;

namespace Slipway.Images.Registries.Content;

/// <summary>Finds what a layout holds about an image and its platforms, and about that in turn.</summary>
internal static class LayoutAttachments
{
    public static async Task<Checked<Attachments>> ReadAsync(OciLayout layout, ContentTree image, CancellationToken token)
    {
        var known = image.Manifests.Select(manifest => manifest.Digest).ToHashSet();
        var others = layout.Entries
            .Where(entry => !known.Contains(entry.Digest) && MediaTypes.Manifests.Contains(entry.MediaType))
            .ToList();
        var referrers = new List<ContentTree>();
        var source = new LayoutSource(layout.Blobs);
        var candidates = new List<ContentTree>();
        foreach (var entry in others.Where(MayRefer).DistinctBy(entry => entry.Digest))
        {
            var tree = await ContentReader.ReadAsync(source, entry, token);
            if (!tree.Ok)
            {
                return Checked<Attachments>.From(tree.Problems);
            }

            candidates.Add(tree.Value);
        }

        for (var found = true; found;)
        {
            var next = candidates
                .Where(tree => tree.Document.Subject is { } subject && known.Contains(subject.Digest) && known.Add(tree.Digest))
                .ToArray();
            referrers.AddRange(next);
            found = next.Length > 0;
        }

        var tagged = await TaggedAsync(source, others, known, token);
        return tagged.Ok ? new Attachments(referrers, tagged.Value) : Checked<Attachments>.From(tagged.Problems);
    }

    // Other images of the layout have names; what is about an image usually has none.
    private static bool MayRefer(Descriptor entry) => OciLayout.NameOf(entry) is null || entry.ArtifactType is not null;

    private static async Task<Checked<IReadOnlyList<TaggedTree>>> TaggedAsync(
        LayoutSource source, IReadOnlyList<Descriptor> entries, IReadOnlySet<Digest> known, CancellationToken token)
    {
        var tags = known.SelectMany(SignatureTags.Of).ToHashSet(StringComparer.Ordinal);
        var found = new List<TaggedTree>();
        foreach (var entry in entries)
        {
            if (OciLayout.NameOf(entry) is not { } name || !tags.Contains(name))
            {
                continue;
            }

            var tree = await ContentReader.ReadAsync(source, entry, token);
            if (!tree.Ok)
            {
                return Checked<IReadOnlyList<TaggedTree>>.From(tree.Problems);
            }

            found.Add(new TaggedTree(name, tree.Value));
        }

        return Checked<IReadOnlyList<TaggedTree>>.Of(found);
    }
}
