using Slipway.Images.Composition;
using Slipway.Images.Layouts;
using Slipway.Images.Problems;
using Slipway.Images.Registries;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Referrers;

/// <summary>
/// Attaches artifacts to images, in a layout or in a registry. Nothing else writes referrers: only here are the list of a
/// registry that keeps one, and the list under the fallback tag of one that does not, both right.
/// </summary>
public static class ReferrerWriter
{
    /// <summary>Attaches artifacts to images of a repository. All that are about one image are listed in one update.</summary>
    public static async Task<Checked<IReadOnlyList<Descriptor>>> WriteAsync(
        RegistryClient client, ImageReference repository, IReadOnlyList<Artifact> artifacts, CancellationToken token)
    {
        var trees = await ReadAsync(artifacts, token);
        if (!trees.Ok)
        {
            return Checked<IReadOnlyList<Descriptor>>.From(trees.Problems);
        }

        var target = client.OpenForWriting(repository);
        var problems = await WriteAsync(target, new ContentUpload(target, []), trees.Value, token);
        return problems.Count > 0
            ? Checked<IReadOnlyList<Descriptor>>.From(problems)
            : Checked<IReadOnlyList<Descriptor>>.Of([.. artifacts.Select(artifact => artifact.Descriptor)]);
    }

    /// <summary>Attaches artifacts to images of a layout. One that is there already is not listed twice.</summary>
    public static Task<Checked<IReadOnlyList<Descriptor>>> WriteAsync(
        OciLayout layout, IReadOnlyList<Artifact> artifacts, TimeProvider time, CancellationToken token) =>
        LayoutReferrers.WriteAsync(layout, artifacts, time, token);

    /// <summary>The artifacts as trees to be copied.</summary>
    internal static async Task<Checked<IReadOnlyList<ContentTree>>> ReadAsync(IReadOnlyList<Artifact> artifacts, CancellationToken token)
    {
        var trees = await Task.WhenAll(artifacts.Select(artifact =>
            ContentReader.ReadAsync(MemorySource.Of(artifact), artifact.Descriptor, token)));
        ImageProblem[] problems =
        [
            .. trees.SelectMany(tree => tree.Problems),
            .. artifacts
                .Where(artifact => artifact.Manifest.Subject is null)
                .Select(artifact => ReferrerProblems.NoSubject(artifact.Descriptor.Digest)),
        ];
        return problems.Length > 0
            ? Checked<IReadOnlyList<ContentTree>>.From(problems)
            : Checked<IReadOnlyList<ContentTree>>.Of([.. trees.Select(tree => tree.Required)]);
    }

    internal static async Task<IReadOnlyList<ImageProblem>> WriteAsync(
        RegistryRepository target, ContentUpload upload, IReadOnlyList<ContentTree> referrers, CancellationToken token)
    {
        var bySubject = referrers
            .Where(tree => tree.Document.Subject is not null)
            .GroupBy(tree => tree.Document.Subject!.Digest)
            .Select(group => OfSubjectAsync(target, upload, [.. group.DistinctBy(tree => tree.Digest)], token));
        return [.. (await Task.WhenAll(bySubject)).SelectMany(problems => problems).Distinct()];
    }

    private static async Task<IReadOnlyList<ImageProblem>> OfSubjectAsync(
        RegistryRepository target, ContentUpload upload, IReadOnlyList<ContentTree> referrers, CancellationToken token)
    {
        var subject = referrers[0].Document.Subject!.Digest;
        var written = await Task.WhenAll(referrers.Select(tree => upload.EnsureAsync(tree, token)));
        ImageProblem[] problems = [.. written.SelectMany(one => one.Problems).Distinct()];
        if (problems.Length > 0)
        {
            return problems;
        }

        // OCI-Subject says that the registry has listed it by itself. What was there before may be listed or not.
        var unlisted = referrers.Where((_, at) => written[at].Stored?.Subject != subject).Select(tree => tree.Document.Descriptor).ToList();
        if (unlisted.Count > 0)
        {
            var listed = await ReferrerReader.FromApiAsync(target, subject, token);
            if (!listed.Ok)
            {
                return listed.Problems;
            }

            unlisted.RemoveAll(one => listed.Value.Any(known => known.Digest == one.Digest));
        }

        return unlisted.Count > 0 && await ListAsync(target, subject, unlisted, token) is { } problem ? [problem] : [];
    }

    private static Task<ImageProblem?> ListAsync(
        RegistryRepository target, Digest subject, IReadOnlyList<Descriptor> ours, CancellationToken token)
    {
        var tag = SignatureTags.Fallback(subject);
        return new TagUpdate(target, tag).RunAsync((current, _) => Task.FromResult(Merge(current)), token);

        Checked<MergedTag> Merge(FetchedManifest? current)
        {
            if (FallbackList.Refuse(current, subject, target.NameOf(tag)) is { } problem)
            {
                return problem;
            }

            try
            {
                return ReferrersIndex.Merge(current?.Bytes, ours) is { } bytes ? new MergedTag(MediaTypes.Index, bytes) : MergedTag.Clean;
            }
            catch (Exception malformed) when (malformed is System.Text.Json.JsonException or InvalidOperationException)
            {
                return ReferrerProblems.TagTaken(target.NameOf(tag), "a list that cannot be read");
            }
        }
    }
}
