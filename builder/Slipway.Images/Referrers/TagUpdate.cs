using Slipway.Images.Problems;
using Slipway.Images.Registries.Content;

namespace Slipway.Images.Referrers;

/// <summary>
/// Changes what a tag points to while others may do the same, on registries that know no conditional writes: read, merge,
/// write, read back; if ours was lost, again. Two clean reads end it, with a pause before each that is longer than
/// another writer takes between its read and its write.
/// </summary>
internal sealed class TagUpdate(RegistryRepository repository, string tag)
{
    private const int MostRounds = 40;
    private const int CleanReads = 2;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(150);

    private TimeSpan _roundTrip;

    /// <summary>
    /// Runs until what <paramref name="merge"/> wants is there. It is given what the tag points to, and returns what it shall
    /// point to, or nothing when all is well.
    /// </summary>
    public async Task<ImageProblem?> RunAsync(
        Func<FetchedManifest?, CancellationToken, Task<Checked<MergedTag>>> merge, CancellationToken token)
    {
        using var held = await repository.Client.Tags.EnterAsync(repository.NameOf(tag), token);
        var clean = 0;
        var written = false;
        for (var round = 0; round < MostRounds; round++)
        {
            var step = await StepAsync(merge, token);
            if (!step.Ok)
            {
                return step.Problems[0];
            }

            clean = step.Value.Content is null ? clean + 1 : 0;
            if (clean > 0 && (!written || clean == CleanReads))
            {
                return null;
            }

            written = true;
            await PauseAsync(round, token);
        }

        return ReferrerProblems.LostRace(repository.NameOf(tag));
    }

    private async Task<Checked<MergedTag>> StepAsync(
        Func<FetchedManifest?, CancellationToken, Task<Checked<MergedTag>>> merge, CancellationToken token)
    {
        var time = repository.Client.Options.Time;
        var start = time.GetTimestamp();
        var current = await repository.Manifests.GetAsync(tag, null, token);
        if (!current.Ok)
        {
            return Checked<MergedTag>.From(current.Problems);
        }

        var merged = await merge(current.Value.Manifest, token);
        if (merged is not { Ok: true, Value.Content: { } content })
        {
            return merged;
        }

        var condition = new TagCondition(current.Value.Manifest?.ETag);
        // Without an ETag there is nothing to compare with; only the first write can be conditional then.
        var usable = current.Value.Manifest is null || condition.ETag is not null;
        var put = await repository.Manifests.PutAsync(
            tag, Descriptor.Of(merged.Value.MediaType, content.Span), content, usable ? condition : null, token);
        _roundTrip = time.GetElapsedTime(start);
        return put.Ok ? merged : Checked<MergedTag>.From(put.Problems);
    }

    private Task PauseAsync(int round, CancellationToken token)
    {
        var options = repository.Client.Options;
        var least = _roundTrip * 3 > ShortestPause ? _roundTrip * 3 : ShortestPause;
        return Task.Delay(least * (1 + (options.Jitter() * Math.Min(1 + round, 6))), options.Time, token);
    }
}
