using Slipway.Images.Referrers;

namespace Slipway.Images.Registries.Content;

/// <summary>One push into one repository.</summary>
internal sealed class PushRun
{
    private readonly RegistryRepository _target;
    private readonly ContentUpload _upload;
    private readonly PushTarget _asked;

    public PushRun(RegistryClient client, PushTarget target)
    {
        _asked = target;
        _target = client.OpenForWriting(target.Repository);
        _upload = new ContentUpload(_target, target.MountFrom);
    }

    public async Task<Checked<PushedImage>> RunAsync(ContentTree image, Attachments attachments, CancellationToken token)
    {
        var (missing, problems) = await MissingTagsAsync(image.Digest, token);
        if (problems.Count == 0 && (missing.Count == _asked.Tags.Count || !attachments.IsEmpty))
        {
            problems = await ContentAsync(image, attachments, missing, token);
        }

        foreach (var tag in problems.Count == 0 ? missing : [])
        {
            (_, problems) = await _upload.PutAsync(image, tag, token);
            if (problems.Count > 0)
            {
                break;
            }
        }

        return problems.Count > 0
            ? Checked<PushedImage>.From(problems)
            : new PushedImage(_asked.Repository.WithDigest(image.Digest), _asked.Tags, _upload.Counter.Read());
    }

    // A tag that points to the image already is the quickest proof that everything of it is there.
    private async Task<(IReadOnlyList<string> Missing, IReadOnlyList<ImageProblem> Problems)> MissingTagsAsync(
        Digest image, CancellationToken token)
    {
        var missing = new List<string>();
        foreach (var tag in _asked.Tags)
        {
            var head = await _target.Manifests.HeadAsync(tag, token);
            if (!head.Ok)
            {
                return ([], head.Problems);
            }

            if (head.Value.Digest != image)
            {
                missing.Add(tag);
            }
        }

        return (missing, []);
    }

    private async Task<IReadOnlyList<ImageProblem>> ContentAsync(
        ContentTree image, Attachments attachments, IReadOnlyList<string> missing, CancellationToken token)
    {
        if (missing.Count == _asked.Tags.Count)
        {
            var problems = await ImageAsync(image, onlyContent: missing.Count > 0 && attachments.IsEmpty, token);
            if (problems.Count > 0)
            {
                return problems;
            }
        }

        var attached = await ReferrerWriter.WriteAsync(_target, _upload, attachments.Referrers, token);
        var tagged = await Task.WhenAll(attachments.Tagged.Select(one => SignatureMerge.WriteAsync(_target, _upload, one, token)));
        return [.. attached.Concat(tagged.SelectMany(problems => problems)).Distinct()];
    }

    // The tag brings the manifest itself, unless something must be attached before the tag moves.
    private async Task<IReadOnlyList<ImageProblem>> ImageAsync(ContentTree image, bool onlyContent, CancellationToken token)
    {
        if (!onlyContent)
        {
            return (await _upload.EnsureAsync(image, token)).Problems;
        }

        var head = await _target.Manifests.HeadAsync(image.Digest.ToString(), token);
        return !head.Ok ? head.Problems
            : head.Value.Exists ? []
            : await _upload.ContentAsync(image, token);
    }
}
