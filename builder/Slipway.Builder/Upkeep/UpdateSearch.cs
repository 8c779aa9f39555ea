using Slipway.Metadata.Versions;

namespace Slipway.Builder.Upkeep;

/// <summary>
/// Looks for the newest versions that hold together. Usually all of the newest do, and one trial proves them. Where they do not, those step
/// down that the problems are about; where the problems are nobody's, plugin after plugin moves as far as it can.
/// </summary>
/// <param name="trials">Tries them.</param>
/// <param name="candidates">For each subject the versions that may be taken, newest first; the last is the present one.</param>
internal sealed class UpdateSearch(UpdateTrials trials, IReadOnlyDictionary<UpdateSubject, IReadOnlyList<SemanticVersion>> candidates)
{
    private readonly IReadOnlyList<UpdateSubject> _others = [.. candidates.Keys.Where(subject => subject.Kind != UpdateKind.Server)];

    /// <summary>The solution; when its trial does not hold, neither does the manifest as it is.</summary>
    public async Task<UpdateSolution> RunAsync(CancellationToken token)
    {
        // Plugins are made for servers, so the server is chosen first, and they move with it.
        var server = candidates.Keys.FirstOrDefault(subject => subject.Kind == UpdateKind.Server);
        List<PassedOver> passed = [];
        foreach (var version in server is null ? [] : candidates[server])
        {
            var found = await SolveAsync(new() { [server!] = version }, token);
            if (found.Trial.Holds || version == server!.Version.Value)
            {
                return found with { PassedOver = new Dictionary<UpdateSubject, List<PassedOver>>(found.PassedOver) { [server!] = passed } };
            }

            passed.Add(Reason(version, found.Trial.Objections[0]));
        }

        return await SolveAsync([], token);
    }

    private async Task<UpdateSolution> SolveAsync(Dictionary<UpdateSubject, SemanticVersion> server, CancellationToken token)
    {
        var at = _others.ToDictionary(subject => subject, _ => 0);
        var passed = _others.ToDictionary(subject => subject, _ => new List<PassedOver>());
        while (true)
        {
            var choice = new Dictionary<UpdateSubject, SemanticVersion>(server);
            _others.ToList().ForEach(subject => choice[subject] = candidates[subject][at[subject]]);
            var trial = await trials.TryAsync(choice, token);
            var movable = _others.Where(subject => at[subject] < candidates[subject].Count - 1).ToList();
            if (trial.Holds || movable.Count == 0)
            {
                return new UpdateSolution(trial, choice, passed);
            }

            var blamed = movable.Select(subject => (Subject: subject, Objection: ObjectionTo(subject, trial))).Where(pair => pair.Objection is not null).ToList();
            if (blamed.Count == 0)
            {
                return await OneByOneAsync(server, token);
            }

            foreach (var (subject, objection) in blamed)
            {
                passed[subject].Add(Reason(candidates[subject][at[subject]++], objection!));
            }
        }
    }

    private async Task<UpdateSolution> OneByOneAsync(Dictionary<UpdateSubject, SemanticVersion> server, CancellationToken token)
    {
        var choice = new Dictionary<UpdateSubject, SemanticVersion>(server);
        _others.ToList().ForEach(subject => choice[subject] = subject.Version.Value);
        var passed = _others.ToDictionary(subject => subject, _ => new List<PassedOver>());
        var holding = await trials.TryAsync(choice, token);
        foreach (var subject in holding.Holds ? _others : [])
        {
            foreach (var version in candidates[subject].SkipLast(1))
            {
                var trial = await trials.TryAsync(new Dictionary<UpdateSubject, SemanticVersion>(choice) { [subject] = version }, token);
                if (trial.Holds)
                {
                    (choice[subject], holding) = (version, trial);
                    break;
                }

                passed[subject].Add(Reason(version, ObjectionTo(subject, trial) ?? trial.Objections[0]));
            }
        }

        return new UpdateSolution(holding, choice, passed);
    }

    // Its places are other ones in the manifest of the trial, whose versions may be longer.
    private static Objection? ObjectionTo(UpdateSubject subject, UpdateTrial trial) =>
        trial.Manifest is { } manifest && UpdateSubject.In(manifest).FirstOrDefault(one => one.Key == subject.Key) is { } there
            ? trial.Objections.FirstOrDefault(objection => objection.Blames(there)) : null;

    private static PassedOver Reason(SemanticVersion version, Objection objection) => new(version, objection.Reason, objection.Rule);
}
