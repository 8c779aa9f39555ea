using System.Text.Json;
using Slipway.Images.Composition;
using Slipway.Images.Json;
using Slipway.Images.Problems;
using Slipway.Images.Registries;
using Slipway.Images.Registries.Content;
using Slipway.Images.Registries.Transport;

namespace Slipway.Images.Referrers;

/// <summary>
/// Finds what is attached to an image: in the registry's own list and under the fallback tag, for a registry may have
/// learned to keep one since. A list that cannot be had is a problem; it never counts as empty.
/// </summary>
public static class ReferrerReader
{
    /// <summary>The referrers of a digest, each with its type and annotations, in the order of their digests.</summary>
    public static Task<Checked<IReadOnlyList<Descriptor>>> ListAsync(
        RegistryClient client, ImageReference subject, CancellationToken token) => subject.Digest is { } digest
        ? ListAsync(client.Open(subject), digest, token)
        : Task.FromResult(Checked<IReadOnlyList<Descriptor>>.From([ContentProblems.NoVersion(subject.ToString(), "digest")]));

    /// <summary>The referrers of a digest with their content, as far as <paramref name="wanted"/> wants them.</summary>
    /// <remarks>
    /// A list may be wrong about types: GHCR's says of sigstore bundles that they are empty. Whoever looks for a type must also
    /// look at the manifest.
    /// </remarks>
    public static async Task<Checked<IReadOnlyList<Artifact>>> ReadAsync(
        RegistryClient client, ImageReference subject, Func<Descriptor, bool> wanted, CancellationToken token)
    {
        var listed = await ListAsync(client, subject, token);
        return listed.Ok
            ? await ArtifactReader.ReadAsync(client.Open(subject), [.. listed.Value.Where(wanted)], token)
            : Checked<IReadOnlyList<Artifact>>.From(listed.Problems);
    }

    /// <summary>The content under cosign's older tag for the signatures of a digest; empty when there is none.</summary>
    public static async Task<Checked<IReadOnlyList<Artifact>>> ReadSignaturesAsync(
        RegistryClient client, ImageReference subject, CancellationToken token)
    {
        if (subject.Digest is not { } digest)
        {
            return Checked<IReadOnlyList<Artifact>>.From([ContentProblems.NoVersion(subject.ToString(), "digest")]);
        }

        var repository = client.Open(subject);
        var answer = await repository.Manifests.GetAsync(SignatureTags.Signature(digest), null, token);
        return !answer.Ok ? Checked<IReadOnlyList<Artifact>>.From(answer.Problems)
            : answer.Value.Manifest is { } manifest ? await ArtifactReader.ReadAsync(repository, [manifest.Descriptor], token)
            : Checked<IReadOnlyList<Artifact>>.Of([]);
    }

    internal static async Task<Checked<IReadOnlyList<Descriptor>>> ListAsync(
        RegistryRepository repository, Digest subject, CancellationToken token)
    {
        var own = await FromApiAsync(repository, subject, token);
        var tagged = await FromTagAsync(repository, subject, token);
        ImageProblem[] problems = [.. own.Problems.Concat(tagged.Problems).Distinct()];
        return problems.Length > 0
            ? Checked<IReadOnlyList<Descriptor>>.From(problems)
            // Where both name one, the richer entry counts: some lists leave annotations out.
            : Checked<IReadOnlyList<Descriptor>>.Of(
            [
                .. own.Required.Concat(tagged.Required)
                    .GroupBy(entry => entry.Digest)
                    .Select(group => group.MaxBy(entry => entry.Annotations.Count)!)
                    .OrderBy(entry => entry.Digest),
            ]);
    }

    /// <summary>The list that the registry keeps itself; empty when it keeps none.</summary>
    internal static Task<Checked<IReadOnlyList<Descriptor>>> FromApiAsync(
        RegistryRepository repository, Digest subject, CancellationToken token) => repository.Lists.ReadAsync(
            $"referrers/{subject}",
            IsUnsupported,
            root => root.Items("manifests").Select(DescriptorJson.Read),
            token);

    private static async Task<Checked<IReadOnlyList<Descriptor>>> FromTagAsync(
        RegistryRepository repository, Digest subject, CancellationToken token)
    {
        var tag = SignatureTags.Fallback(subject);
        var answer = await repository.Manifests.GetAsync(tag, null, token);
        if (!answer.Ok)
        {
            return Checked<IReadOnlyList<Descriptor>>.From(answer.Problems);
        }

        // A registry that takes the tag for the digest itself has no such tags, so nothing can stand there.
        if (answer.Value.Manifest is not { } manifest || manifest.Digest == subject)
        {
            return Checked<IReadOnlyList<Descriptor>>.Of([]);
        }

        if (FallbackList.Refuse(manifest, subject, repository.NameOf(tag)) is { } problem)
        {
            return Checked<IReadOnlyList<Descriptor>>.From([problem]);
        }

        try
        {
            return Checked<IReadOnlyList<Descriptor>>.Of(ManifestDocument.Parse(MediaTypes.Index, manifest.Bytes).Manifests);
        }
        catch (JsonException malformed)
        {
            return Checked<IReadOnlyList<Descriptor>>.From([ContentProblems.Malformed(repository.NameOf(tag), malformed.Message)]);
        }
    }

    // Registries without the list answer with one of these, or with a page of their own.
    private static bool IsUnsupported(RegistryAnswer answer) =>
        answer.Status is 400 or 404 or 405 or 406 or 501 || (answer.Status == 200 && answer.MediaType != MediaTypes.Index);
}
