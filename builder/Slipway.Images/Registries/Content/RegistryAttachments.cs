using Slipway.Images.Referrers;

namespace Slipway.Images.Registries.Content;

/// <summary>Finds what a registry holds about an image and its platforms, and about that in turn.</summary>
internal static class RegistryAttachments
{
    public static async Task<Checked<Attachments>> ReadAsync(RegistryRepository repository, ContentTree image, CancellationToken token)
    {
        var referrers = new List<ContentTree>();
        var tagged = new List<TaggedTree>();
        var known = new HashSet<Digest>();
        var subjects = image.Manifests.Select(manifest => manifest.Digest).Where(known.Add).ToArray();
        while (subjects.Length > 0)
        {
            var found = await Task.WhenAll(subjects.Select(subject => OfAsync(repository, subject, token)));
            ImageProblem[] problems = [.. found.SelectMany(one => one.Problems).Distinct()];
            if (problems.Length > 0)
            {
                return problems;
            }

            var added = found.SelectMany(one => one.Required.Referrers).Where(tree => known.Add(tree.Digest)).ToArray();
            referrers.AddRange(added);
            tagged.AddRange(found.SelectMany(one => one.Required.Tagged));
            subjects = [.. added.Select(tree => tree.Digest)];
        }

        return new Attachments(referrers, tagged);
    }

    private static async Task<Checked<Attachments>> OfAsync(RegistryRepository repository, Digest subject, CancellationToken token)
    {
        var listed = await ReferrerReader.ListAsync(repository, subject, token);
        if (!listed.Ok)
        {
            return Checked<Attachments>.From(listed.Problems);
        }

        var source = new RegistrySource(repository);
        var referrers = await Task.WhenAll(listed.Value.Select(entry => ContentReader.ReadAsync(source, entry, token)));
        var tagged = await Task.WhenAll(SignatureTags.Of(subject).Select(tag => TaggedAsync(repository, tag, token)));
        ImageProblem[] problems = [.. referrers.SelectMany(one => one.Problems), .. tagged.SelectMany(one => one.Problems)];
        return problems.Length > 0
            ? problems
            : new Attachments([.. referrers.Select(one => About(one.Required, subject))], [.. tagged.SelectMany(one => one.Required)]);
    }

    // Old tools list artifacts that name no subject themselves.
    private static ContentTree About(ContentTree tree, Digest subject) =>
        tree.Document.Subject is null ? tree with { Document = tree.Document.About(subject) } : tree;

    private static async Task<Checked<IReadOnlyList<TaggedTree>>> TaggedAsync(
        RegistryRepository repository, string tag, CancellationToken token)
    {
        var answer = await repository.Manifests.GetAsync(tag, null, token);
        if (answer is not { Ok: true, Value.Manifest: { } manifest })
        {
            return answer.Ok ? Checked<IReadOnlyList<TaggedTree>>.Of([]) : Checked<IReadOnlyList<TaggedTree>>.From(answer.Problems);
        }

        var tree = await ContentReader.ReadAsync(new RegistrySource(repository), manifest.Descriptor, token);
        return tree.Ok
            ? Checked<IReadOnlyList<TaggedTree>>.Of([new TaggedTree(tag, tree.Value)])
            : Checked<IReadOnlyList<TaggedTree>>.From(tree.Problems);
    }
}
